import * as z from 'zod'
import { LimitNameSchema } from '#graders/outcome.ts'
import { languages } from '#graders/runtimes.ts'
import type { SandboxStatus } from '#graders/sandbox/contract.ts'

const tests = z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() }))

/** What a worker's self-test said, as its row in the database holds it. */
export const SandboxStatusSchema: z.ZodType<SandboxStatus> = z.discriminatedUnion('available', [
  z.strictObject({
    available: z.literal(true),
    tests,
    limits: z.array(z.strictObject({ limit: LimitNameSchema, by: z.string() })),
    notes: z.array(z.string()),
    /** A worker of before there were any says nothing of it. */
    missing: z
      .array(z.strictObject({ language: z.enum(languages), because: z.string(), remedy: z.string() }))
      .default([]),
  }),
  z.strictObject({ available: z.literal(false), because: z.string(), remedy: z.string(), tests }),
])

// Orders for the plain runner, cell/run-programs.ts: run this program in a jail and say how it went. The self-test,
// the hostile suite and the benchmark speak it; labs have a harness and a protocol of their own.
import * as z from 'zod'
import { LimitNameSchema } from '#graders/outcome.ts'
import { runtimeNames } from '#graders/runtimes.ts'

export const ProgramOrderSchema = z.strictObject({
  id: z.string(),
  runtime: z.enum(runtimeNames),
  /** File name to text. */
  files: z.record(z.string(), z.string()),
  entry: z.string(),
  args: z.array(z.string()),
  stdin: z.string().default(''),
  /** Left out, the default limits hold. */
  limits: z.record(z.string(), z.number()).default({}),
  /** Of its build, where it has one; what stands here is put in place of a build's own. */
  buildLimits: z.record(z.string(), z.number()).default({}),
  /** Its interpreter is started before it is there, as for a lab's checks. */
  ahead: z.boolean().default(false),
})
export type ProgramOrder = z.input<typeof ProgramOrderSchema>

export const ProgramReportSchema = z.strictObject({
  id: z.string(),
  /** What was printed, cut at the output limit. */
  stdout: z.string(),
  stderr: z.string(),
  /** What its compiler said; null where it has none. */
  built: z.string().nullable(),
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
  exceeded: LimitNameSchema.nullable(),
  used: z.number().nullable(),
  usage: z.strictObject({
    wallMs: z.number(),
    cpuMs: z.number().nullable(),
    peakMemoryBytes: z.number().nullable(),
  }),
  /** From the request to start to the first byte printed, in milliseconds. */
  firstByteMs: z.number().nullable(),
  /** Why the jail could not be made; the other fields are empty then, as they are of a program that could not be built. */
  fault: z.string().nullable(),
})
export type ProgramReport = z.infer<typeof ProgramReportSchema>

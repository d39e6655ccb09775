// What the benchmark and its side in the cell say to each other.
import * as z from 'zod'
import { languages } from '#graders/runtimes.ts'

export const StartOrderSchema = z.strictObject({
  runtime: z.enum(languages),
  round: z.int().min(0),
})

/** Milliseconds from the request to start to the first byte that the program printed. */
export const StartTimesSchema = z.strictObject({
  ...StartOrderSchema.shape,
  /** What its one build took; 0 where there is none. */
  buildMs: z.number(),
  jailed: z.number(),
  /** In a jail whose interpreter had started ahead of its program; null where none can. */
  ahead: z.number().nullable(),
  unjailed: z.number(),
  plain: z.number(),
})
export type StartTimes = z.infer<typeof StartTimesSchema>

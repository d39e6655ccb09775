// What a verdict on a trace shows: the first request at which it parts from what the cache does. What the cache does
// then stands in the other half.
import * as z from 'zod'
import { CacheOutcomeSchema, tracedRequestsMax } from '#graders/parts/cache-trace/cache-trace-response.ts'

export const CacheTraceFeedbackSchema = z.strictObject({
  kind: z.literal('cache-trace'),
  /** From 0: those before it are right, and those after it follow from it. */
  request: z.int().min(0),
  what: z.enum(['outcome', 'age', 'open']),
})
export type CacheTraceFeedback = z.infer<typeof CacheTraceFeedbackSchema>

export const CacheTraceRightSchema = z.strictObject({
  kind: z.literal('cache-trace'),
  rows: z
    .array(
      z.strictObject({
        outcome: CacheOutcomeSchema,
        age: z.number().nullable(),
        because: z.string().max(2_000),
      }),
    )
    .max(tracedRequestsMax),
})
export type CacheTraceRight = z.infer<typeof CacheTraceRightSchema>

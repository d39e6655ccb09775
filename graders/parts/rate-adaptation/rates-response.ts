import * as z from 'zod/mini'
import { streamLimits } from '#protocols/streaming/stream.ts'

export const RatesResponseSchema = z.strictObject({
  kind: z.literal('rate-adaptation'),
  /** Index of the quality of each segment; null: nothing chosen yet. */
  chosen: z
    .array(z.nullable(z.int().check(z.gte(0), z.lt(streamLimits.qualities))))
    .check(z.maxLength(streamLimits.segments)),
})
export type RatesResponse = z.infer<typeof RatesResponseSchema>

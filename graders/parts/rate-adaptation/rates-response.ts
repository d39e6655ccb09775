import * as z from 'zod'
import { streamLimits } from '#protocols/streaming/stream.ts'

export const RatesResponseSchema = z.strictObject({
  kind: z.literal('rate-adaptation'),
  /** Index of the quality of each segment; null: nothing chosen yet. */
  chosen: z
    .array(
      z
        .int()
        .min(0)
        .max(streamLimits.qualities - 1)
        .nullable(),
    )
    .max(streamLimits.segments),
})
export type RatesResponse = z.infer<typeof RatesResponseSchema>

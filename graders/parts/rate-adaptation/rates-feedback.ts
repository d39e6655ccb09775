// What a verdict on qualities shows: which demands the student's choice does not keep; the best choice stands in the
// other half. What is drawn is played again from the answer.
import * as z from 'zod'
import { MismatchTextSchema as text } from '#graders/outcome.ts'
import { streamLimits } from '#protocols/streaming/stream.ts'

export const demands = ['start', 'no-stall', 'mean-rate', 'switches'] as const

export const RatesFeedbackSchema = z.strictObject({
  kind: z.literal('rate-adaptation'),
  unmet: z.array(z.strictObject({ demand: z.enum(demands), says: text })).max(demands.length),
})
export type RatesFeedback = z.infer<typeof RatesFeedbackSchema>

export const RatesRightSchema = z.strictObject({
  kind: z.literal('rate-adaptation'),
  chosen: z.array(z.int().min(0)).max(streamLimits.segments),
  meanRate: z.number(),
})
export type RatesRight = z.infer<typeof RatesRightSchema>

// What a verdict on pairs shows: which of the student's are wrong and what follows from them; what belongs together
// stands in the other half, for who may see the solution.
import * as z from 'zod'
import { matchedMax } from '#graders/parts/matching/matching-response.ts'

export const MatchingFeedbackSchema = z.strictObject({
  kind: z.literal('matching'),
  /** Wrong pairs, by the place of their left side. */
  wrong: z
    .array(z.strictObject({ at: z.int().min(0), says: z.string().max(4_000).optional() }))
    .max(matchedMax),
})
export type MatchingFeedback = z.infer<typeof MatchingFeedbackSchema>

export const MatchingRightSchema = z.strictObject({
  kind: z.literal('matching'),
  pairs: z
    .array(z.strictObject({ right: z.string().max(4_000), because: z.string().max(4_000).optional() }))
    .max(matchedMax),
})
export type MatchingRight = z.infer<typeof MatchingRightSchema>

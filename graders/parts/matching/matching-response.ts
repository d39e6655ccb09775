// What a student chose for each item, by its place among what is offered: an author's words never come back.
import * as z from 'zod/mini'

/** Items on one side. */
export const matchedMax = 40

export const MatchingResponseSchema = z.strictObject({
  kind: z.literal('matching'),
  /** For each item of the left side, in its order, which of the right side, from 0; null where nothing was chosen. */
  chosen: z.array(z.nullable(z.int().check(z.gte(0), z.lte(99)))).check(z.maxLength(matchedMax)),
})
export type MatchingResponse = z.infer<typeof MatchingResponseSchema>

// What a student put in order, by the places of the items among those that are offered.
import * as z from 'zod/mini'

export const orderedMax = 40

export const OrderingResponseSchema = z.strictObject({
  kind: z.literal('ordering'),
  /** From the first to the last; what is left out stands nowhere. */
  order: z.array(z.int().check(z.gte(0), z.lte(99))).check(z.maxLength(orderedMax)),
})
export type OrderingResponse = z.infer<typeof OrderingResponseSchema>

// What a verdict on an order shows: how far it is right, and what is wrong with the next item; the right order stands
// in the other half.
import * as z from 'zod'
import { orderedMax } from '#graders/parts/ordering/ordering-response.ts'

const text = z.string().max(4_000)

export const OrderingFeedbackSchema = z.strictObject({
  kind: z.literal('ordering'),
  /** Place in the student's order of the first item that cannot stand there; null where only more is missing. */
  wrong: z.int().min(0).nullable(),
})
export type OrderingFeedback = z.infer<typeof OrderingFeedbackSchema>

export const OrderingRightSchema = z.strictObject({
  kind: z.literal('ordering'),
  /** One right order. */
  order: z.array(z.strictObject({ text, because: text.optional() })).max(orderedMax),
  /** What stays out. */
  out: z.array(text).max(orderedMax),
})
export type OrderingRight = z.infer<typeof OrderingRightSchema>

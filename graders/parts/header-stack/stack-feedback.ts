// What a verdict on a packet shows: the first block that is out of place, brackets and answers that are not right and
// what follows from them; the right packet stands in the other half.
import * as z from 'zod'
import { blocksMax, bracketsMax } from '#graders/parts/header-stack/stack-response.ts'

const text = z.string().max(1_000)
const at = z.int().min(0)

export const StackFeedbackSchema = z.strictObject({
  kind: z.literal('header-stack'),
  /** Place of the first block that cannot stand there; null where the order is right, or only its end is missing. */
  block: z.strictObject({ at, says: text }).nullable(),
  /** Blocks that are missing at the end. */
  missing: z.int().min(0),
  brackets: z.array(z.strictObject({ at, says: text })).max(bracketsMax),
  answers: z.array(z.strictObject({ at, says: text })).max(5),
})
export type StackFeedback = z.infer<typeof StackFeedbackSchema>

export const StackRightSchema = z.strictObject({
  kind: z.literal('header-stack'),
  blocks: z.array(text).max(blocksMax),
  /** Places of the first and the last block; null covers nothing. */
  brackets: z
    .array(z.strictObject({ text, over: z.strictObject({ from: at, to: at }).nullable() }))
    .max(bracketsMax),
  answers: z.array(text).max(5),
})
export type StackRight = z.infer<typeof StackRightSchema>

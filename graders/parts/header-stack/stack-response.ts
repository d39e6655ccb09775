// A packet as the student put it together. Blocks are named by their place among those on offer.
import * as z from 'zod'

export const blocksMax = 24
export const bracketsMax = 8

const block = z
  .int()
  .min(0)
  .max(blocksMax - 1)

export const StackBracketSchema = z.strictObject({
  /** Null: not chosen yet; `none` covers nothing, whatever `to` is. */
  from: z.union([block, z.literal('none')]).nullable(),
  to: block.nullable(),
})
export type StackBracket = z.infer<typeof StackBracketSchema>

export const StackResponseSchema = z.strictObject({
  kind: z.literal('header-stack'),
  /** From the first octet to the last. */
  order: z.array(block).max(blocksMax),
  /** As the part lists them. */
  brackets: z.array(StackBracketSchema).max(bracketsMax),
  answers: z.array(z.string().max(120).nullable()).max(5),
})
export type StackResponse = z.infer<typeof StackResponseSchema>

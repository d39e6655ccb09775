// A packet as the student put it together. Blocks are named by their place among those on offer.
import * as z from 'zod/mini'

export const blocksMax = 24
export const bracketsMax = 8

const block = z.int().check(z.gte(0), z.lt(blocksMax))

export const StackBracketSchema = z.strictObject({
  /** Null: not chosen yet; `none` covers nothing, whatever `to` is. */
  from: z.nullable(z.union([block, z.literal('none')])),
  to: z.nullable(block),
})
export type StackBracket = z.infer<typeof StackBracketSchema>

export const StackResponseSchema = z.strictObject({
  kind: z.literal('header-stack'),
  /** From the first octet to the last. */
  order: z.array(block).check(z.maxLength(blocksMax)),
  /** As the part lists them. */
  brackets: z.array(StackBracketSchema).check(z.maxLength(bracketsMax)),
  answers: z.array(z.nullable(z.string().check(z.maxLength(120)))).check(z.maxLength(5)),
})
export type StackResponse = z.infer<typeof StackResponseSchema>

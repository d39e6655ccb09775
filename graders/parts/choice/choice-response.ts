// What a student chose, by the letter of the option: an author's name for it could give it away.
import * as z from 'zod/mini'

export const ChoiceResponseSchema = z.strictObject({
  kind: z.literal('choice'),
  /** "a" is the first option as the exercise lists them. Empty is blank. */
  option: z.string().check(z.regex(/^[a-z]?$/)),
})
export type ChoiceResponse = z.infer<typeof ChoiceResponseSchema>

/** "a" for 0. */
export const letterOf = (index: number): string => String.fromCodePoint(97 + index)

// What a student ticked, by the letters of the options: an author's names for them could give them away.
import * as z from 'zod/mini'

/** As many as there are letters that are told apart easily. */
export const optionsMax = 20

export const MultipleChoiceResponseSchema = z.strictObject({
  kind: z.literal('multiple-choice'),
  /** "a" is the first option as the exercise lists them; in any order. None is blank. */
  options: z.array(z.string().check(z.regex(/^[a-z]$/))).check(z.maxLength(optionsMax)),
})
export type MultipleChoiceResponse = z.infer<typeof MultipleChoiceResponseSchema>

// What follows from the student's own ticks. Which options are missing is not said: that would be the answer.
import * as z from 'zod'
import { optionsMax } from '#graders/parts/multiple-choice/multiple-choice-response.ts'

export const MultipleChoiceFeedbackSchema = z.strictObject({
  kind: z.literal('multiple-choice'),
  /** Ticked and wrong, with the author's sentence where there is one. */
  wrong: z
    .array(z.strictObject({ letter: z.string(), says: z.string().max(4_000).optional() }))
    .max(optionsMax),
})
export type MultipleChoiceFeedback = z.infer<typeof MultipleChoiceFeedbackSchema>

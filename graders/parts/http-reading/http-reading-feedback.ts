// What a verdict on a reading shows: which answers are wrong and what follows from them; where the right ones stand is
// in the other half.
import * as z from 'zod'
import { questionsMax } from '#graders/parts/http-reading/http-reading-response.ts'

const text = z.string().max(4_000)

export const HttpReadingFeedbackSchema = z.strictObject({
  kind: z.literal('http-reading'),
  wrong: z.array(z.strictObject({ question: z.int().min(0), says: text.optional() })).max(questionsMax),
})
export type HttpReadingFeedback = z.infer<typeof HttpReadingFeedbackSchema>

export const HttpReadingRightSchema = z.strictObject({
  kind: z.literal('http-reading'),
  answers: z
    .array(z.strictObject({ answer: text, where: text.optional(), because: text.optional() }))
    .max(questionsMax),
})
export type HttpReadingRight = z.infer<typeof HttpReadingRightSchema>

// What a student read in a message, question by question.
import * as z from 'zod/mini'

export const questionsMax = 20
export const readingCharactersMax = 300

export const HttpReadingResponseSchema = z.strictObject({
  kind: z.literal('http-reading'),
  /** By question; an empty text is no answer. */
  answers: z.array(z.string().check(z.maxLength(readingCharactersMax))).check(z.maxLength(questionsMax)),
})
export type HttpReadingResponse = z.infer<typeof HttpReadingResponseSchema>

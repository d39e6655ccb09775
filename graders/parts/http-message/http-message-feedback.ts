// What a judged message comes to beside its verdict: each requirement, met or not.
import * as z from 'zod'

export const HttpMessageFeedbackSchema = z.strictObject({
  kind: z.literal('http-message'),
  requirements: z
    .array(
      z.strictObject({
        id: z.string().max(60),
        /** In the author's words: what the statement asks for. */
        says: z.string().max(4_000),
        met: z.boolean(),
        /** What the recipient read in that place. */
        actual: z.string().max(1_000),
        /** Byte offset where it stands, or where it is missing. */
        offset: z.int().min(0),
      }),
    )
    .max(40),
})
export type HttpMessageFeedback = z.infer<typeof HttpMessageFeedbackSchema>

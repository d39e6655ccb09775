// A handshake as the student put it in order. Messages are named by their place among those on offer.
import * as z from 'zod/mini'

export const handshakeMessagesMax = 30
export const handshakeQuestionsMax = 12

export const HandshakeResponseSchema = z.strictObject({
  kind: z.literal('handshake'),
  order: z
    .array(z.int().check(z.gte(0), z.lt(handshakeMessagesMax)))
    .check(z.maxLength(handshakeMessagesMax)),
  /** As the part lists its questions. */
  answers: z.array(z.nullable(z.string().check(z.maxLength(120)))).check(z.maxLength(handshakeQuestionsMax)),
})
export type HandshakeResponse = z.infer<typeof HandshakeResponseSchema>

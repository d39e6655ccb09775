// A handshake as the student put it in order. Messages are named by their place among those on offer.
import * as z from 'zod'

export const handshakeMessagesMax = 30
export const handshakeQuestionsMax = 12

export const HandshakeResponseSchema = z.strictObject({
  kind: z.literal('handshake'),
  order: z
    .array(
      z
        .int()
        .min(0)
        .max(handshakeMessagesMax - 1),
    )
    .max(handshakeMessagesMax),
  /** As the part lists its questions. */
  answers: z.array(z.string().max(120).nullable()).max(handshakeQuestionsMax),
})
export type HandshakeResponse = z.infer<typeof HandshakeResponseSchema>

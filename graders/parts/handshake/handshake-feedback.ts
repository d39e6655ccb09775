// What a verdict on a handshake shows: the first message that cannot stand where it does, and answers that are not right,
// with what follows; the right order stands in the other half.
import * as z from 'zod'
import { handshakeMessagesMax, handshakeQuestionsMax } from '#graders/parts/handshake/handshake-response.ts'

const text = z.string().max(1_000)
const at = z.int().min(0)

export const HandshakeFeedbackSchema = z.strictObject({
  kind: z.literal('handshake'),
  /** Null where the order is right, or only its end is missing. */
  message: z.strictObject({ at, says: text }).nullable(),
  answers: z.array(z.strictObject({ at, says: text })).max(handshakeQuestionsMax),
})
export type HandshakeFeedback = z.infer<typeof HandshakeFeedbackSchema>

export const HandshakeRightSchema = z.strictObject({
  kind: z.literal('handshake'),
  messages: z
    .array(
      z.strictObject({
        from: z.enum(['client', 'server']),
        name: text,
        encrypted: z.boolean(),
        because: text,
      }),
    )
    .max(handshakeMessagesMax),
  answers: z.array(text).max(handshakeQuestionsMax),
})
export type HandshakeRight = z.infer<typeof HandshakeRightSchema>

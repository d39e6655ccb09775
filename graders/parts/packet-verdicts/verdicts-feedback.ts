// What a verdict on verdicts shows: which of the student's are wrong and what follows from them; the right ones and
// the way of each packet through the rules stand in the other half.
import * as z from 'zod'
import { judgedPacketsMax, PacketVerdictSchema } from '#graders/parts/packet-verdicts/verdicts-response.ts'

const text = z.string().max(1_000)

export const VerdictsFeedbackSchema = z.strictObject({
  kind: z.literal('packet-verdicts'),
  wrong: z
    .array(
      z.strictObject({
        packet: z.int().min(0),
        /** What follows from the student's verdict. */
        says: text,
        /** The wrong idea behind it, where one is recognised. */
        idea: text.optional(),
      }),
    )
    .max(judgedPacketsMax),
})
export type VerdictsFeedback = z.infer<typeof VerdictsFeedbackSchema>

export const VerdictsRightSchema = z.strictObject({
  kind: z.literal('packet-verdicts'),
  verdicts: z
    .array(
      z.strictObject({
        verdict: PacketVerdictSchema,
        /** What each rule says of the packet, up to the one that decides. */
        way: z.array(text).max(200),
        because: text.optional(),
      }),
    )
    .max(judgedPacketsMax),
})
export type VerdictsRight = z.infer<typeof VerdictsRightSchema>

// What a verdict on a dialogue shows: what was to be reached and was, or was not, and what stands there instead. A
// right dialogue is in the other half.
import * as z from 'zod'
import { dialogueCharactersMax } from '#graders/parts/mail-dialogue/mail-dialogue-response.ts'

const text = z.string().max(4_000)

export const MailDialogueFeedbackSchema = z.strictObject({
  kind: z.literal('mail-dialogue'),
  requirements: z.array(z.strictObject({ says: text, met: z.boolean(), actual: text.optional() })).max(10),
})
export type MailDialogueFeedback = z.infer<typeof MailDialogueFeedbackSchema>

export const MailDialogueRightSchema = z.strictObject({
  kind: z.literal('mail-dialogue'),
  text: z.string().max(dialogueCharactersMax * 2),
})
export type MailDialogueRight = z.infer<typeof MailDialogueRightSchema>

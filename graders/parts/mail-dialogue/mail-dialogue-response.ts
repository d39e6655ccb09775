// What a student says as a mail client, line by line.
import * as z from 'zod/mini'

export const dialogueCharactersMax = 8_000

export const MailDialogueResponseSchema = z.strictObject({
  kind: z.literal('mail-dialogue'),
  /** The client's lines, as typed. Their ends become CR LF. */
  text: z.string().check(z.maxLength(dialogueCharactersMax)),
})
export type MailDialogueResponse = z.infer<typeof MailDialogueResponseSchema>

import { dialogueLines } from '#graders/parts/mail-dialogue/live/dialogue-lines.ts'
import type { MailDialogueResponse } from '#graders/parts/mail-dialogue/mail-dialogue-response.ts'
import type { PresentedMailDialogue } from '#graders/parts/mail-dialogue/presented-mail-dialogue.ts'
import type { Readability } from '#graders/parts/readability.ts'
import { smtpLinesMax } from '#protocols/smtp/smtp-server-setting.ts'

/** A server answers any line; there may only be too many of them. */
export function mailDialogueReadability(
  _: Pick<PresentedMailDialogue, 'server'>,
  response: MailDialogueResponse | null,
): Readability {
  const text = response?.text ?? ''
  if (text.trim() === '') return { is: 'blank' }
  const lines = dialogueLines(text).length
  if (lines <= smtpLinesMax) return { is: 'readable' }
  return { is: 'unreadable', says: `These are ${lines} lines; the server reads ${smtpLinesMax} at most.` }
}

import { dialogueLines } from '#graders/parts/mail-dialogue/live/dialogue-lines.ts'
import type { MailDialogueResponse } from '#graders/parts/mail-dialogue/mail-dialogue-response.ts'
import type { Readability } from '#graders/parts/readability.ts'
import { imapLinesMax } from '#protocols/imap/play-imap.ts'
import { smtpLinesMax } from '#protocols/smtp/smtp-server-setting.ts'

/** A server answers any line; there may only be too many of them. */
export function mailDialogueReadability(
  { server }: { server: object },
  response: MailDialogueResponse | null,
): Readability {
  const text = response?.text ?? ''
  if (text.trim() === '') return { is: 'blank' }
  const lines = dialogueLines(text).length
  const most = 'messages' in server ? imapLinesMax : smtpLinesMax
  if (lines <= most) return { is: 'readable' }
  return { is: 'unreadable', says: `These are ${lines} lines; the server reads ${most} at most.` }
}

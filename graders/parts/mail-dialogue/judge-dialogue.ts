// What a dialogue has reached, whichever protocol it speaks.
import { judgeImapDialogue, solvedImapDialogue } from '#graders/parts/mail-dialogue/judge-imap-dialogue.ts'
import { judgeSmtpDialogue, solvedSmtpDialogue } from '#graders/parts/mail-dialogue/judge-smtp-dialogue.ts'
import type { JudgedRequirement } from '#graders/parts/mail-dialogue/judged-requirement.ts'
import { getMailTask, type MailDialoguePart } from '#graders/parts/mail-dialogue/mail-dialogue-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'

export function judgeDialogue(part: MailDialoguePart, scope: PartScope, text: string): JudgedRequirement[] {
  const { reads } = getMailTask(part)
  return reads ? judgeImapDialogue(reads, scope, text) : judgeSmtpDialogue(part, scope, text)
}

/** A dialogue that reaches all. */
export function solvedDialogue(part: MailDialoguePart, scope: PartScope): string {
  const { reads } = getMailTask(part)
  return reads ? solvedImapDialogue(reads) : solvedSmtpDialogue(part, scope)
}

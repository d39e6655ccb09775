import { dialogueLines } from '#graders/parts/mail-dialogue/live/dialogue-lines.ts'
import type { Mailbox } from '#graders/parts/mail-dialogue/mail-dialogue-part.ts'
import type { PresentedMailbox } from '#graders/parts/mail-dialogue/presented-mail-dialogue.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'

/** The mailbox as it is at first: not what is to become of it. */
export const presentMailbox = (
  { host, user, password, messages }: Mailbox,
  scope: PartScope,
): PresentedMailbox => ({
  host,
  user,
  password,
  messages: messages.map(({ header, body, flags }) => {
    const fields = Object.entries(header).map(([name, value]) => `${name}: ${scope.fillExactly(value)}`)
    const lines = [...fields, '', ...dialogueLines(scope.fillExactly(body))]
    return { text: lines.map((line) => `${line}\r\n`).join(''), flags: flags.map((name) => `\\${name}`) }
  }),
})

import type { PresentedMailbox } from '#graders/parts/mail-dialogue/presented-mail-dialogue.ts'
import type { ImapSetting } from '#protocols/imap/imap-session.ts'

/** The mailbox as a server of ours; each byte of a text is a character there. */
export const imapSetting = ({ user, password, messages }: PresentedMailbox): ImapSetting => ({
  login: { user, password },
  messages: messages.map(({ text }) => octetText(text)),
  flags: messages.map(({ flags }) => flags),
})

const octetText = (text: string) => String.fromCharCode(...new TextEncoder().encode(text))

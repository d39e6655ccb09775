/** A mailbox as it is at first. */
export interface PresentedMailbox {
  host: string
  user: string
  password: string
  /** With CR LF, and flags with their backslashes. */
  messages: readonly { text: string; flags: readonly string[] }[]
}

/** A dialogue with a mail server as the student sees it: not what is to be delivered, nor what is to become of a mailbox. */
export interface PresentedMailDialogue {
  id: string
  kind: 'mail-dialogue'
  ask: string
  points: number
  /** Who answers: takes letters by SMTP, or lets a mailbox be read by IMAP. */
  server: { host: string; mailboxes: readonly string[] } | PresentedMailbox
  /** What stands there at first. */
  starter: string
}

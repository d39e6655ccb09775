/** A dialogue with a mail server as the student sees it: not what is to be delivered. */
export interface PresentedMailDialogue {
  id: string
  kind: 'mail-dialogue'
  ask: string
  points: number
  /** Who answers. */
  server: { host: string; mailboxes: readonly string[] }
  /** What stands there at first. */
  starter: string
}

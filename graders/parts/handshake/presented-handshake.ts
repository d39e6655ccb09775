/** A handshake to be put in order, as the student sees it: messages by the alphabet. */
export interface PresentedHandshake {
  id: string
  kind: 'handshake'
  ask: string
  points: number
  /** `from` tells in which lane it is drawn. */
  messages: readonly { text: string; from: 'client' | 'server' }[]
  questions: readonly { ask: string; options: readonly string[] }[]
  spares: boolean
}

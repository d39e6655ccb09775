/** A part that asks for an HTTP message, as the student sees it: no requirement, no solution. */
export interface PresentedHttpMessage {
  id: string
  kind: 'http-message'
  ask: string
  points: number
  message: 'request' | 'response'
  /** The method that a response answers: it decides whether a body follows. */
  answersTo: string
  /** What stands in the editor at first, with its line ends. */
  starter: string
}

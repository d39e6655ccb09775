/** A message with questions, as the student sees it: what our parser reads in it is not said. */
export interface PresentedHttpReading {
  id: string
  kind: 'http-reading'
  ask: string
  points: number
  /** As it crossed the wire. */
  text: string
  questions: readonly {
    ask: string
    cells: 'text' | 'number' | 'choice'
    /** What can be chosen. */
    options: readonly string[]
  }[]
}

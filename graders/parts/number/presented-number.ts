/** A number part as the student sees it: no answer, no tolerance, no misconception. */
export interface PresentedNumber {
  id: string
  kind: 'number'
  ask: string
  /** The unit chosen at first; empty when the quantity has none. */
  unit: string
  /** Symbols that the student may choose from, `unit` among them; empty when there is none to choose. */
  units: readonly string[]
  points: number
}

/** A matching part as the student sees it: what belongs to what is not in it. */
export interface PresentedMatching {
  id: string
  kind: 'matching'
  ask: string
  points: number
  left: readonly string[]
  /** What can be chosen for each, any number of times, in alphabetical order. */
  right: readonly string[]
  credit: 'share' | 'all-or-nothing'
}

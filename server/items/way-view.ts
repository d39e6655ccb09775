/** Where a link leads. */
export interface WayStep {
  href: string
  title: string
  /** The assignment that it is in, where that is another one. */
  within: string | null
}

/** Where an item stands in its assignment, and where one goes from it. */
export interface ItemWay {
  /** Counted from 1. */
  place: number
  items: number
  /** Of those, the viewer's solved ones. */
  solved: number
  /** Whether the item itself is among them. */
  solvedHere: boolean
  previous: WayStep | null
  /** The item after this one; after the last, what is still open in this assignment, or else in the one due first. */
  next: WayStep | null
}

/** An ordering part as the student sees it: items by the alphabet, and nothing of their order. */
export interface PresentedOrdering {
  id: string
  kind: 'ordering'
  ask: string
  points: number
  items: readonly string[]
  /** Some may have to stay out. */
  spares: boolean
  credit: 'prefix' | 'all-or-nothing'
}

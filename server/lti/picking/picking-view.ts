/** An assignment that can be put into the platform's course. */
export interface Pickable {
  id: string
  title: string
  dueAt: string
  /** Full marks. */
  points: number
}

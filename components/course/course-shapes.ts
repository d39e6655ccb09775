// What the pages of a course need to know of it: the part of the server's views that is drawn.
import type { ShownWindow } from '#components/course/due-words.tsx'
import type { DrawnFrom, ItemProgress } from '#server/assignments/assignment-view.ts'

export interface ShownItem {
  id: string
  title: string
  kind: 'exercise' | 'lab'
  points: number
  /** Points of the best submission; null before the first was judged. */
  earned: number | null
  progress: ItemProgress
  /** What it was drawn from; null for what everybody gets. */
  pool: DrawnFrom | null
}

export interface ShownAssignment extends ShownWindow {
  id: string
  title: string
  course: { title: string; timeZone?: string | null }
  points: number
  earned: number
  items: readonly ShownItem[]
  /** Null where it is none. */
  exam?: { minutes: number } | null
}

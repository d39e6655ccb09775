// The gradebook as its page draws it: small, because it is sent for every student and item.

import type { Counting } from '#components/course/counting-words.ts'

/** Something to know about points besides their number. */
export type Mark = 'waiting' | 'fault' | 'by-hand' | 'less'

export interface ShownGradebookItem {
  id: string
  title: string
  /** Full marks. */
  points: number
}

export interface ShownGradebookAssignment {
  id: string
  title: string
  /** What has not opened yet does not count in the full marks. */
  opened: boolean
  /** Which submissions count. */
  counting: Counting
  items: readonly ShownGradebookItem[]
}

export interface ShownStudent {
  id: string
  name: string
  email: string
  /** Name of their section; null is none. */
  section: string | null
  /** Name of the group that they are in now; null is none. */
  group: string | null
  /** Percent by the weights of categories, so far; null where nothing counts. */
  weighted: number | null
  /** Points, one for each item in the order of the assignments; null before anything was judged. */
  points: readonly (number | null)[]
  /** By the item's place in that order; most items have none. */
  marks: Readonly<Record<number, readonly Mark[]>>
}

/** A mark as it stands under the points, and what it means. */
export const markWords: Record<Mark, { word: string; says: string }> = {
  waiting: { word: 'waits', says: 'a submission is not judged yet' },
  fault: { word: 'our side', says: 'the newest submission could not be judged; it cost nothing' },
  'by-hand': { word: 'by hand', says: 'the points were set by hand' },
  less: { word: 'less', says: 'points were taken off for being late, for retries or for hints' },
}

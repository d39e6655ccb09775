import type { Role } from '#prisma-client'

/** Where an assignment stands in time. */
export type Window = 'not-yet-open' | 'open' | 'closed'

export type ItemProgress =
  | 'not-started'
  /** Something is saved, nothing submitted. */
  | 'draft'
  /** Submitted, not judged yet. */
  | 'waiting'
  | 'wrong'
  | 'partly'
  | 'solved'
  /** We could not judge the newest submission; it cost nothing. */
  | 'faulted'

/** An exercise or lab in an assignment, with the viewer's own progress. */
export interface ItemSummary {
  id: string
  title: string
  topic: string
  kind: 'exercise' | 'lab'
  /** Full marks. */
  points: number
  /** Points of the viewer's best submission; null before the first was judged. */
  earned: number | null
  progress: ItemProgress
  lastActivityAt: Date | null
}

export interface AssignmentSummary {
  id: string
  title: string
  course: { id: string; slug: string; title: string }
  role: Role
  opensAt: Date
  dueAt: Date
  window: Window
  /** Submissions an item takes; null is any number. */
  attempts: number | null
  points: number
  earned: number
  /** Empty for a student before the assignment opens. */
  items: ItemSummary[]
}

export function windowAt(assignment: { opensAt: Date; dueAt: Date }, now: Date): Window {
  if (now < assignment.opensAt) return 'not-yet-open'
  return now < assignment.dueAt ? 'open' : 'closed'
}

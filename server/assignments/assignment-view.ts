import type { Counting, Role } from '#prisma-client'
import type { ExamState } from '#server/scores/exam.ts'
import type { Extension } from '#server/scores/extension.ts'
import type { Override } from '#server/scores/override.ts'

/** Where an assignment stands in time. While `late`, work is taken and its points are reduced. */
export type Window = 'not-yet-open' | 'open' | 'late' | 'closed'

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
  /** Staff set the points, and not to full marks. */
  | 'by-hand'

/** An exercise or lab in an assignment, with the viewer's own progress. */
export interface ItemSummary {
  id: string
  title: string
  kind: 'exercise' | 'lab'
  /** Full marks. */
  points: number
  /** Points of the viewer's submissions that count, less what being late costs, or those given by hand; null before the first
   * was judged. */
  earned: number | null
  override: Override | null
  progress: ItemProgress
  lastActivityAt: Date | null
  /** The pool that it was drawn from; null for what everybody gets. */
  pool: DrawnFrom | null
}

/** "2 of 5, drawn for each student". */
export interface DrawnFrom {
  id: string
  title: string
  /** How many each student gets. */
  draw: number
  /** How many there are. */
  of: number
}

/** An exam as the viewer has it. */
export interface ExamView {
  state: ExamState
  /** The viewer's own. */
  minutes: number
  /** Null before it was started. */
  endsAt: Date | null
  /** By the viewer, before the end. */
  handedInAt: Date | null
  needsCode: boolean
  /** When it is released by itself; null by hand. */
  releaseAt: Date | null
}

export interface AssignmentSummary {
  id: string
  title: string
  /** `timeZone` is null where nobody chose one. */
  course: { id: string; slug: string; title: string; timeZone: string | null }
  role: Role
  opensAt: Date
  dueAt: Date
  /** The end of late work; null takes nothing late. */
  lateUntil: Date | null
  /** After `dueAt`, in which work still counts as in time. */
  graceMinutes: number
  /** Percent taken off for each day begun after that. */
  latePenalty: number
  /** Percent that being late takes off at most. */
  lateCap: number
  /** Late days that the viewer has spent on it. */
  lateDaysSpent: number
  /** The viewer's own more time, which the times above have in them. */
  extension: Extension | null
  window: Window
  /** Submissions an item takes; null is any number. */
  attempts: number | null
  /** Which submissions count. */
  counting: Counting
  categoryId: string | null
  /** Null where it is none. */
  exam: ExamView | null
  points: number
  earned: number
  /** Empty for a student before the assignment opens. */
  items: ItemSummary[]
}

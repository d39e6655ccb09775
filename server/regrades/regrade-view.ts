// What the page of an item's regrades may know. Of answers and programs it holds nothing.
import type { RegradeState } from '#prisma-client'

/** A part or a check that comes out otherwise. */
export interface OutcomeChange {
  /** A check as it says what it is about; a part by its name. */
  what: string
  /** What it came to; null where the other version has no such check. */
  before: string | null
  after: string | null
}

/** A student whose points for the item would be others. */
export interface StudentChange {
  userId: string
  name: string
  /** Points; null before anything of theirs could be judged. */
  before: number | null
  after: number | null
  /** The submission that tells most of why. */
  submissionId: string
  changes: OutcomeChange[]
}

export interface RegradeComparison {
  /** Who loses most first. */
  changed: StudentChange[]
  /** Students with submissions whose points stay. */
  unchanged: number
  /** Of them, those whose points were given by hand: a regrade changes no such points. */
  byHand: number
  /** Of students, by tenth of full marks, the last with full marks: before and after. */
  spread: { before: number[]; after: number[] }
}

export interface OpenRegrade {
  id: string
  /** Versions of the exercise. */
  from: number
  to: number
  reason: string
  by: string
  at: Date
  /** Of all submissions, those that are judged, and of these those that could not be. */
  total: number
  judged: number
  faulted: number
  /** Why some could not be judged, each once. */
  faults: string[]
  /** Null while some are not judged yet. */
  comparison: RegradeComparison | null
}

export interface PastRegrade {
  id: string
  from: number
  to: number
  reason: string
  by: string
  state: Exclude<RegradeState, 'OPEN'>
  onlyIncreases: boolean
  decidedAt: Date
  mayUndo: boolean
}

export interface RegradeView {
  course: { slug: string; title: string }
  assignment: { id: string; title: string }
  item: { id: string; title: string; points: number; exerciseId: string; version: number }
  /** The newest first. */
  versions: { id: string; version: number; publishedAt: Date }[]
  submissions: number
  open: OpenRegrade | null
  past: PastRegrade[]
}

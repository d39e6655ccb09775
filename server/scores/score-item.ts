// Points of one student for one item: each submission is reduced by how late it was, by the retries and by the hints before
// it, then the best, the last or the mean counts, with what people gave in reviews, unless points were given by hand.
import type { RunStatus } from '#prisma-client'
import { type CountingPolicy, whatCounts } from '#server/scores/counting.ts'
import { type LateTerms, latenessAt, pointsLeft } from '#server/scores/late-policy.ts'
import { countRetries, type RetryPolicy, retryLoss } from '#server/scores/retry-policy.ts'
import { earnedPoints, type JudgedWork } from '#server/scores/reviewed-points.ts'

/** A submission with its newest live run. */
export interface ScoredSubmission {
  variantId: string
  /** A program, rather than an answer to numbers. */
  isProgram: boolean
  submittedAt: Date
  status: RunStatus
  /** Share of full marks, 0 to 1; null until judged. */
  score: number | null
  /** Percent of the points that hints opened before it cost. */
  hintsCost: number
}

export interface ItemWorth {
  /** Full marks. */
  points: number
  policy: LateTerms & RetryPolicy & CountingPolicy
}

export interface ItemScore {
  /** Null before anything was judged or given by hand. */
  earned: number | null
  /** `earned` was given by hand. */
  byHand: boolean
  /** A submission that `earned` comes from lost points for being late, for retries or for hints. */
  reduced: boolean
  /** How many submissions there are, whatever became of them. */
  submissions: number
  /** One of them is not judged yet. */
  waiting: boolean
  /** We could not judge the newest one. */
  faulted: boolean
}

interface Judged<One> extends JudgedWork {
  submission: One
  reduced: boolean
}

/** Those that were judged, each with what it comes to. */
function judgedOf<One extends ScoredSubmission>(
  submissions: readonly One[],
  worth: ItemWorth,
): Judged<One>[] {
  const judged: Judged<One>[] = []
  const retries = countRetries(submissions)
  for (const [index, submission] of submissions.entries()) {
    const { submittedAt, status, score, hintsCost } = submission
    if (status !== 'FINISHED' || score === null) continue
    const lateness = latenessAt(worth.policy, submittedAt)
    const retried = retryLoss(worth.policy, retries[index] ?? 0)
    const left = pointsLeft(worth.points, lateness, retried, hintsCost)
    const reduced = retried !== null || hintsCost > 0 || (lateness !== null && lateness.percentOff > 0)
    judged.push({ submission, submittedAt, share: score, worth: left, points: score * left, reduced })
  }
  return judged
}

/** The submission that stands for a student's work on an item: the one that counts, and where all do, or several are worth
 * the same, the newest of them. Null before any was judged. */
export function standingSubmission<One extends ScoredSubmission>(
  submissions: readonly One[],
  worth: ItemWorth,
): One | null {
  const newestFirst = submissions.toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime())
  return whatCounts(worth.policy, judgedOf(newestFirst, worth))?.of[0]?.submission ?? null
}

/** `byHand` is the points of the override that counts, null without one; `reviewed` what people gave in reviews. */
export function scoreItem(
  submissions: readonly ScoredSubmission[],
  worth: ItemWorth,
  byHand: number | null,
  reviewed: number,
): ItemScore {
  const judged = judgedOf(submissions, worth)
  const counted = whatCounts(worth.policy, judged)
  const newest = submissions.reduce<ScoredSubmission | null>(
    (latest, one) => (latest === null || one.submittedAt > latest.submittedAt ? one : latest),
    null,
  )
  return {
    earned: byHand ?? earnedPoints(worth.policy, judged, worth.points, reviewed),
    byHand: byHand !== null,
    reduced: byHand === null && (counted?.of.some(({ reduced }) => reduced) ?? false),
    submissions: submissions.length,
    waiting: submissions.some(({ status }) => status === 'QUEUED' || status === 'RUNNING'),
    faulted: newest?.status === 'FAULTED',
  }
}

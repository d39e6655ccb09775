// Points of one student for one item: each submission is reduced by how late it was, by the retries and by the hints before
// it, then the best, the last or the mean counts, unless points were given by hand.
import type { RunStatus } from '#prisma-client'
import { type CountingPolicy, whatCounts } from '#server/scores/counting.ts'
import { type LateTerms, latenessAt, pointsLeft } from '#server/scores/late-policy.ts'
import { countRetries, type RetryPolicy, retryLoss } from '#server/scores/retry-policy.ts'

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

/** `byHand` is the points of the override that counts; null without one. */
export function scoreItem(
  submissions: readonly ScoredSubmission[],
  worth: ItemWorth,
  byHand: number | null,
): ItemScore {
  const judged: { submittedAt: Date; points: number; reduced: boolean }[] = []
  const retries = countRetries(submissions)
  for (const [index, { submittedAt, status, score, hintsCost }] of submissions.entries()) {
    if (status !== 'FINISHED' || score === null) continue
    const lateness = latenessAt(worth.policy, submittedAt)
    const retried = retryLoss(worth.policy, retries[index] ?? 0)
    const points = score * pointsLeft(worth.points, lateness, retried, hintsCost)
    const reduced = retried !== null || hintsCost > 0 || (lateness !== null && lateness.percentOff > 0)
    judged.push({ submittedAt, points, reduced })
  }
  const counted = whatCounts(worth.policy, judged)
  const newest = submissions.reduce<ScoredSubmission | null>(
    (latest, one) => (latest === null || one.submittedAt > latest.submittedAt ? one : latest),
    null,
  )
  return {
    earned: byHand ?? counted?.points ?? null,
    byHand: byHand !== null,
    reduced: byHand === null && (counted?.of.some(({ reduced }) => reduced) ?? false),
    submissions: submissions.length,
    waiting: submissions.some(({ status }) => status === 'QUEUED' || status === 'RUNNING'),
    faulted: newest?.status === 'FAULTED',
  }
}

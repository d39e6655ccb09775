// A retry is a further answer to the same numbers: how many went before each one, and what that costs.
import type { RunStatus } from '#prisma-client'
import type { RetryLoss } from '#server/scores/retry-view.ts'

/** What retries cost; part of an assignment's row. */
export interface RetryPolicy {
  /** Percent of an item's points taken off for each retry, 0 to 100. */
  retryCost: number
}

/** An answer among those of one student. */
interface TriedAnswer {
  variantId: string
  submittedAt: Date
  status: RunStatus
  /** A program answers no numbers: handed in again, it is no retry. */
  isProgram: boolean
}

/** For each answer, in the order given, how many judged ones to the same numbers went before it. */
export function countRetries(answers: readonly TriedAnswer[]): number[] {
  const before = new Map<TriedAnswer, number>()
  const judged = new Map<string, number>()
  for (const answer of answers.toSorted((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime())) {
    const earlier = judged.get(answer.variantId) ?? 0
    before.set(answer, answer.isProgram ? 0 : earlier)
    if (answer.status === 'FINISHED') judged.set(answer.variantId, earlier + 1)
  }
  return answers.map((answer) => before.get(answer) ?? 0)
}

/** Null where nothing is lost. */
export function retryLoss({ retryCost }: RetryPolicy, retries: number): RetryLoss | null {
  const percentOff = Math.min(100, retries * retryCost)
  return percentOff === 0 ? null : { retries, percentOff }
}

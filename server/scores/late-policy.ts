import type { Lateness } from '#server/scores/lateness-view.ts'
import type { RetryLoss } from '#server/scores/retry-view.ts'

/** What happens to work after the due time; part of an assignment's row. */
export interface LatePolicy {
  dueAt: Date
  /** Nothing is taken from here on; null takes nothing late. */
  lateUntil: Date | null
  /** Percent of an item's points taken off for each day begun after `dueAt`, 0 to 100. */
  latePenalty: number
}

const dayMs = 86_400_000

/** Null for what is in time, and alike where the assignment takes nothing late: what was taken all the same (from
 * staff, or before the policy was changed) counts in full. The very moment of `dueAt` is late. */
export function latenessAt({ dueAt, lateUntil, latePenalty }: LatePolicy, at: Date): Lateness | null {
  const lateMs = at.getTime() - dueAt.getTime()
  if (lateUntil === null || lateMs < 0) return null
  const daysBegun = Math.floor(lateMs / dayMs) + 1
  return { daysBegun, percentOff: Math.min(100, daysBegun * latePenalty) }
}

/** An item's points less what is taken off for being late, for retries and for hints, which add up. */
export function pointsLeft(
  points: number,
  lateness: Lateness | null,
  retried: RetryLoss | null = null,
  hintsCost = 0,
): number {
  const percentOff = Math.min(100, (lateness?.percentOff ?? 0) + (retried?.percentOff ?? 0) + hintsCost)
  // Floating point may come out above what there was.
  return percentOff === 0 ? points : Math.min(points, (points * (100 - percentOff)) / 100)
}

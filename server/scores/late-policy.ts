import type { Lateness } from '#server/scores/lateness-view.ts'
import type { RetryLoss } from '#server/scores/retry-view.ts'

/** What happens to work after the due time; part of an assignment's row. */
export interface LatePolicy {
  dueAt: Date
  /** Nothing is taken from here on; null takes nothing late. */
  lateUntil: Date | null
  /** After `dueAt`, in which work still counts as in time. */
  graceMinutes: number
  /** Percent of an item's points taken off for each day begun after that, 0 to 100. */
  latePenalty: number
  /** Percent that being late takes off at most, 0 to 100. */
  lateCap: number
}

/** A policy as it is for one student. */
export interface LateTerms extends LatePolicy {
  /** Days that the student's late days pay for (server/scores/late-days.ts). */
  lateDaysSpent: number
}

const minuteMs = 60_000
const dayMs = 86_400_000

/** Until when work is in time. That very moment is late. */
export const inTimeUntil = ({ dueAt, graceMinutes }: Pick<LatePolicy, 'dueAt' | 'graceMinutes'>): number =>
  dueAt.getTime() + graceMinutes * minuteMs

/** Null for what is in time, and alike where the assignment takes nothing late: what was taken all the same (from
 * staff, or before the policy was changed) counts in full. */
export function latenessAt(terms: LateTerms, at: Date): Lateness | null {
  const daysBegun = daysLate(terms, at)
  if (daysBegun === 0) return null
  const lateDays = Math.min(daysBegun, terms.lateDaysSpent)
  return { daysBegun, lateDays, percentOff: percentOff(terms, daysBegun - lateDays) }
}

/** Days of 24 hours begun after the due time and its grace; 0 in time, and where nothing is taken late. A change of the
 * clocks makes no day longer or shorter. */
export function daysLate(policy: LatePolicy, at: Date): number {
  const lateMs = at.getTime() - inTimeUntil(policy)
  return policy.lateUntil === null || lateMs < 0 ? 0 : Math.floor(lateMs / dayMs) + 1
}

/** What so many days cost, in percent. */
export const percentOff = ({ latePenalty, lateCap }: LatePolicy, days: number): number =>
  Math.min(100, lateCap, days * latePenalty)

/** An item's points less what is taken off for being late, for retries and for hints, which add up. */
export function pointsLeft(
  points: number,
  lateness: Lateness | null,
  retried: RetryLoss | null = null,
  hintsCost = 0,
): number {
  const off = Math.min(100, (lateness?.percentOff ?? 0) + (retried?.percentOff ?? 0) + hintsCost)
  // Floating point may come out above what there was.
  return off === 0 ? points : Math.min(points, (points * (100 - off)) / 100)
}

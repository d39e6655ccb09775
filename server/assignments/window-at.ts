import type { Window } from '#server/assignments/assignment-view.ts'
import { inTimeUntil, type LatePolicy } from '#server/scores/late-policy.ts'

export function windowAt(
  row: Pick<LatePolicy, 'dueAt' | 'lateUntil' | 'graceMinutes'> & { opensAt: Date },
  now: Date,
): Window {
  const { opensAt, lateUntil } = row
  if (now < opensAt) return 'not-yet-open'
  if (now.getTime() < inTimeUntil(row)) return 'open'
  return lateUntil !== null && now < lateUntil ? 'late' : 'closed'
}

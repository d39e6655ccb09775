import type { Window } from '#server/assignments/assignment-view.ts'
import { examStateOf, type OwnExam } from '#server/scores/exam.ts'
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

/** Of an exam: its own clock decides, and once it is released it is over for everybody. */
export function examWindow(
  row: Pick<LatePolicy, 'dueAt'> & { opensAt: Date },
  exam: OwnExam,
  now: Date,
): Window {
  const state = examStateOf(row, exam, now)
  if (state === 'ahead') return 'not-yet-open'
  return state === 'ready' || state === 'running' ? 'open' : 'closed'
}

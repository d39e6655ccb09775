import type { Window } from '#server/assignments/assignment-view.ts'

export function windowAt(
  { opensAt, dueAt, lateUntil }: { opensAt: Date; dueAt: Date; lateUntil: Date | null },
  now: Date,
): Window {
  if (now < opensAt) return 'not-yet-open'
  if (now < dueAt) return 'open'
  return lateUntil !== null && now < lateUntil ? 'late' : 'closed'
}

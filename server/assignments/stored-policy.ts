import type { AssignmentSettings } from '#server/assignments/assignment-settings.ts'

/** An assignment's row as its settings make it, without its items. Where nothing is taken late, nothing is kept of what that
 * would cost. */
export function storedPolicy(
  settings: AssignmentSettings,
): Omit<AssignmentSettings, 'items' | 'pools' | 'exam'> {
  const { items: _items, pools: _pools, exam, ...given } = settings
  // An exam has a clock of its own.
  const policy = exam === null ? given : { ...given, graceMinutes: 0 }
  return policy.lateUntil === null ? { ...policy, latePenalty: 0, lateCap: 100 } : policy
}

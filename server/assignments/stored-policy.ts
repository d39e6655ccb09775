import type { AssignmentSettings } from '#server/assignments/assignment-settings.ts'

/** An assignment's row as its settings make it, without its items. Where nothing is taken late, nothing is kept of what that
 * would cost. */
export function storedPolicy({
  items: _,
  ...settings
}: AssignmentSettings): Omit<AssignmentSettings, 'items'> {
  return settings.lateUntil === null ? { ...settings, latePenalty: 0, lateCap: 100 } : settings
}

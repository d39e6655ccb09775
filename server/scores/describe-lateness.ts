import { type LateWork, spendLateDays, viewLateDays } from '#server/scores/late-days.ts'
import { type LatePolicy, type LateTerms, latenessAt } from '#server/scores/late-policy.ts'
import type { LateDaysView, Lateness, LatenessNow } from '#server/scores/lateness-view.ts'

/** How late a student is with an assignment, of all the late work in its course. */
export function describeLateness<Row extends LatePolicy & { id: string; course: { lateDays: number } }>(
  assignment: Row,
  late: readonly LateWork[],
  now: Date,
): { terms: Row & LateTerms; lateNow: LatenessNow | null; lateDays: LateDaysView | null } {
  const { id, course } = assignment
  const spent = spendLateDays(course.lateDays, late)
  const before = spent.get(id) ?? 0
  const withNow = [...late, { assignmentId: id, policy: assignment, submittedAt: [now] }]
  const then = spendLateDays(course.lateDays, withNow).get(id) ?? 0
  const lateNow: Lateness | null = latenessAt({ ...assignment, lateDaysSpent: then }, now)
  return {
    terms: { ...assignment, lateDaysSpent: before },
    lateNow: lateNow && { ...lateNow, spends: then - before },
    lateDays: viewLateDays(course.lateDays, spent),
  }
}

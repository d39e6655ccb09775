import type { Prisma } from '#prisma-client'
import { findLateDays } from '#server/scores/find-late-days.ts'
import { type LatePolicy, latenessAt } from '#server/scores/late-policy.ts'
import type { Lateness } from '#server/scores/lateness-view.ts'

/** How late a stored submission is; null in time. Late days are read only where one is late. */
export async function latenessOf(
  db: Prisma.TransactionClient,
  assignment: LatePolicy & { id: string; courseId: string; course: { lateDays: number } },
  { userId, submittedAt }: { userId: string; submittedAt: Date },
): Promise<Lateness | null> {
  const late = latenessAt({ ...assignment, lateDaysSpent: 0 }, submittedAt)
  if (late === null || assignment.course.lateDays === 0) return late
  const spent = await findLateDays(db, userId, assignment.courseId)
  return latenessAt({ ...assignment, lateDaysSpent: spent.get(assignment.id) ?? 0 }, submittedAt)
}

// What is read to know which late days a student has spent.
import { Prisma } from '#prisma-client'
import { extended, type GivenColumns, givenBy, givenColumns, givenJoins } from '#server/scores/extension.ts'
import { type SpentLateDays, spendLateDays } from '#server/scores/late-days.ts'
import type { LatePolicy } from '#server/scores/late-policy.ts'
import { isWorkOf } from '#server/teams/work-of.ts'

/** By assignment of courses with late days: moments of the student's and their teams' submissions after the due time of all, without those
 * that we could not judge. Columns: assignmentId, at. */
export const lateMoments = (userId: string): Prisma.Sql => Prisma.sql`
  SELECT i."assignmentId", array_agg(s."createdAt") AS at
  FROM "Submission" s
  JOIN "Variant" v ON v.id = s."variantId"
  JOIN "AssignmentItem" i ON i.id = v."itemId"
  JOIN "Assignment" a ON a.id = i."assignmentId"
  JOIN "Course" c ON c.id = a."courseId" AND c."lateDays" > 0
  WHERE ${isWorkOf(userId)} AND a."lateUntil" IS NOT NULL AND s."createdAt" >= a."dueAt"
    AND NOT EXISTS (
      SELECT FROM "GradingRun" r WHERE r."submissionId" = s.id AND r.mode = 'LIVE' AND r.status = 'FAULTED'
    )
  GROUP BY i."assignmentId"`

/** Of one student, in all courses with late days or in one of them. */
export async function findLateDays(
  db: Prisma.TransactionClient,
  userId: string,
  courseId: string | null = null,
): Promise<SpentLateDays> {
  type Row = LatePolicy &
    GivenColumns & { id: string; courseId: string; bank: number; opensAt: Date; at: Date[] }
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id, a."courseId", c."lateDays" AS bank, late.at, ${givenColumns},
      a."opensAt", a."dueAt", a."lateUntil", a."latePenalty", a."lateCap", a."graceMinutes"
    FROM (${lateMoments(userId)}) late
    JOIN "Assignment" a ON a.id = late."assignmentId"
    JOIN "Course" c ON c.id = a."courseId"
    ${givenJoins(userId)}
    WHERE ${courseId}::text IS NULL OR a."courseId" = ${courseId}`
  const courses = [...Map.groupBy(rows, (row) => row.courseId).values()]
  return new Map(
    courses.flatMap((own) => [
      ...spendLateDays(
        own[0]?.bank ?? 0,
        own.map((row) => ({
          assignmentId: row.id,
          policy: extended(row, givenBy(row)),
          submittedAt: row.at,
        })),
      ),
    ]),
  )
}

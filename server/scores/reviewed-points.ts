// What people give in reviews (the rubric's points), and how it goes together with what the checks gave. The checks choose
// which submissions count; a person's points are added to those, whichever they are; what was lost for being late, for
// retries and for hints is taken off the sum. The review that was done last counts for all of a student's work on an item:
// who hands in the same once more loses nothing that was said, and gains nothing by it.
import { Prisma } from '#prisma-client'
import { type CountingPolicy, whatCounts } from '#server/scores/counting.ts'
import { isWorkOf, joinStudents, workStudentId } from '#server/teams/work-of.ts'

/** A submission that was judged. */
export interface JudgedWork {
  submittedAt: Date
  /** Of full marks by the checks, 0 to 1. */
  share: number
  /** What full marks come to after everything that it lost. */
  worth: number
  /** By the checks alone: `share` of `worth`. */
  points: number
}

/** Points that count, from the checks and from people (`reviewed`, which may be below 0); null before any was judged.
 * `full` is what the item is worth. */
export function earnedPoints(
  policy: CountingPolicy,
  judged: readonly JudgedWork[],
  full: number,
  reviewed: number,
): number | null {
  const counted = whatCounts(policy, judged)
  if (counted === null || reviewed === 0 || full === 0) return counted?.points ?? null
  return counted.of.reduce((sum, one) => sum + withReviewed(one, full, reviewed), 0) / counted.of.length
}

/** What one submission comes to. */
export function withReviewed(
  { share, worth }: Pick<JudgedWork, 'share' | 'worth'>,
  full: number,
  reviewed: number,
): number {
  if (reviewed === 0 || full === 0) return share * worth
  return (Math.min(full, Math.max(0, share * full + reviewed)) / full) * worth
}

/** Of all reviews that are done, by item and student, in SQL where submissions are `s`, variants `v` and students
 * `workStudentId`. Columns: itemId,
 * userId, points. */
export const reviewedPoints = (where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (v."itemId", ${workStudentId}) v."itemId", ${workStudentId} AS "userId", coalesce((
      SELECT sum(ri.points) FROM "RubricMark" rm JOIN "RubricItem" ri ON ri.id = rm."rubricItemId"
      WHERE rm."submissionId" = s.id
    ), 0) AS points
  FROM "Submission" s
  JOIN "Variant" v ON v.id = s."variantId"
  ${joinStudents}
  JOIN "Review" w ON w."submissionId" = s.id AND w."doneAt" IS NOT NULL
  WHERE ${where}
  ORDER BY v."itemId", ${workStudentId}, w."doneAt" DESC, s.id DESC`

/** By item and student; 0 where no review is done. */
export type ReviewedPoints = (itemId: string, userId: string) => number

/** Of one item, of all items of a course, or of one student. */
export async function findReviewedPoints(
  db: Prisma.TransactionClient,
  of: { itemId?: string; courseId?: string; userId?: string },
): Promise<ReviewedPoints> {
  const conditions = [
    ...(of.itemId === undefined ? [] : [Prisma.sql`v."itemId" = ${of.itemId}`]),
    ...(of.userId === undefined
      ? []
      : [Prisma.sql`${workStudentId} = ${of.userId} AND ${isWorkOf(of.userId)}`]),
    ...(of.courseId === undefined
      ? []
      : [
          Prisma.sql`v."itemId" IN (SELECT i.id FROM "AssignmentItem" i
            JOIN "Assignment" a ON a.id = i."assignmentId" WHERE a."courseId" = ${of.courseId})`,
        ]),
  ]
  const rows = await db.$queryRaw<{ itemId: string; userId: string; points: number }[]>(
    reviewedPoints(Prisma.join(conditions, ' AND ')),
  )
  const points = new Map(rows.map((row) => [`${row.itemId} ${row.userId}`, row.points]))
  return (itemId, userId) => points.get(`${itemId} ${userId}`) ?? 0
}

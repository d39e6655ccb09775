// What the points of a gradebook are made of, by cell: a student and an item, or what was drawn from a pool.
import { Prisma, type RunStatus } from '#prisma-client'
import { database } from '#server/database/client.ts'
import type { ScoredSubmission } from '#server/scores/score-item.ts'
import { joinStudents, workStudentId } from '#server/teams/work-of.ts'

/** A course, or of it one assignment. */
export interface Within {
  courseId: string
  assignmentId: string | null
}

export const cell = (userId: string, of: string): string => `${userId} ${of}`
export const drawKey = ({ pool, position }: { pool: { id: string }; position: number }): string =>
  `${pool.id}.${position}`

/** Assignments are `a`. */
const isOf = ({ courseId, assignmentId }: Within) =>
  assignmentId === null
    ? Prisma.sql`a."courseId" = ${courseId}`
    : Prisma.sql`a."courseId" = ${courseId} AND a.id = ${assignmentId}`

/** The students' submissions, each with the newest live run, which counts; by cell. */
export async function findScoredSubmissions(of: Within): Promise<Map<string, ScoredSubmission[]>> {
  interface Row {
    itemId: string
    userId: string
    submittedAt: Date
    variantId: string
    isProgram: boolean
    status: RunStatus
    score: number | null
    hintsCost: number
  }
  const rows = await database.$queryRaw<Row[]>`
    SELECT v."itemId", ${workStudentId} AS "userId", s."createdAt" AS "submittedAt",
      s."variantId", s."treeDigest" IS NOT NULL AS "isProgram", r.status::text AS status, r.score,
      s."hintsCost"
    FROM "Assignment" a
    JOIN "AssignmentItem" i ON i."assignmentId" = a.id
    JOIN "Variant" v ON v."itemId" = i.id
    JOIN "Submission" s ON s."variantId" = v.id
    ${joinStudents}
    JOIN "Enrolment" e ON e."userId" = ${workStudentId} AND e."courseId" = a."courseId" AND e.role = 'STUDENT'
    JOIN LATERAL (
      SELECT status, score FROM "GradingRun"
      WHERE "submissionId" = s.id AND mode = 'LIVE' ORDER BY "createdAt" DESC LIMIT 1
    ) r ON true
    WHERE ${isOf(of)}`
  return Map.groupBy(rows, ({ userId, itemId }) => cell(userId, itemId))
}

/** The item that each student drew, by cell of the draw. */
export async function findDraws({ courseId, assignmentId }: Within): Promise<Map<string, string>> {
  const rows = await database.poolDraw.findMany({
    where: { pool: { assignment: { courseId, ...(assignmentId !== null && { id: assignmentId }) } } },
  })
  return new Map(
    rows.map(({ userId, poolId, position, itemId }) => [
      cell(userId, drawKey({ pool: { id: poolId }, position })),
      itemId,
    ]),
  )
}

/** Points given by hand that count, by cell. */
export async function findOverrides(of: Within): Promise<Map<string, number | null>> {
  const rows = await database.$queryRaw<{ itemId: string; userId: string; points: number | null }[]>`
    SELECT DISTINCT ON (o."itemId", o."userId") o."itemId", o."userId", o.points
    FROM "ScoreOverride" o
    JOIN "AssignmentItem" i ON i.id = o."itemId"
    JOIN "Assignment" a ON a.id = i."assignmentId"
    WHERE ${isOf(of)}
    ORDER BY o."itemId", o."userId", o."createdAt" DESC, o.id DESC`
  return new Map(rows.map(({ userId, itemId, points }) => [cell(userId, itemId), points]))
}

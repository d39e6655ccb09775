// Which submission of each student or team stands for an item, and whether a person has looked at it.

import { createHash } from 'node:crypto'
import { Prisma, type RunStatus } from '#prisma-client'
import { type SeenStudents, seesSection } from '#server/access/seen-students.ts'
import { extended } from '#server/scores/extension.ts'
import { findGivenTimes } from '#server/scores/find-given-times.ts'
import { findLateDays } from '#server/scores/find-late-days.ts'
import { type ScoredSubmission, standingSubmission } from '#server/scores/score-item.ts'
import { isWorkOf } from '#server/teams/work-of.ts'

export interface StandingWork extends ScoredSubmission {
  id: string
  itemId: string
  /** Of one of those whose work it is. */
  userId: string
  /** Theirs, or their team's. */
  ownerId: string
  sectionId: string | null
  /** Of all of them; null is none. */
  sectionIds: (string | null)[]
  /** Of all of them. */
  name: string
  members: number
  doneAt: Date | null
  doneBy: string | null
  heldById: string | null
  heldBy: string | null
  heldUntil: Date | null
  hasDraft: boolean
}

interface Row extends Omit<StandingWork, 'status'> {
  status: RunStatus
}

/** Items are read with it; queries do not grow with students, but for those whose late days decide. */
const include = {
  assignment: { include: { course: { select: { id: true, lateDays: true } } } },
} satisfies Prisma.AssignmentItemInclude

/** Of the students of a course who are seen, or of one of them, for some of its items; in an order that nobody's name is
 * in. */
export async function findStandingWork(
  db: Prisma.TransactionClient,
  courseId: string,
  itemIds: readonly string[],
  seen: SeenStudents,
  userId: string | null = null,
): Promise<StandingWork[]> {
  if (itemIds.length === 0) return []
  const [items, rows, given] = await Promise.all([
    db.assignmentItem.findMany({ where: { id: { in: [...itemIds] } }, include }),
    readRows(db, itemIds, userId),
    findGivenTimes(db, courseId),
  ])
  const itemOf = new Map(items.map((item) => [item.id, item]))
  const standing: StandingWork[] = []
  for (const own of Map.groupBy(rows, ({ itemId, ownerId }) => `${itemId} ${ownerId}`).values()) {
    const [first] = own
    const item = first && itemOf.get(first.itemId)
    if (first === undefined || item === undefined) continue
    if (!first.sectionIds.some((id) => seesSection(seen, id))) continue
    const { assignment } = item
    const late =
      assignment.course.lateDays > 0 && own.length > 1 ? await findLateDays(db, first.userId, courseId) : null
    const times = given(assignment.id, first.userId, first.sectionId ?? undefined)
    const policy = { ...extended(assignment, times), lateDaysSpent: late?.get(assignment.id) ?? 0 }
    const one = standingSubmission(own, { points: item.points, policy })
    if (one !== null) standing.push(one)
  }
  const orderOf = new Map(standing.map(({ id }) => [id, place(id)]))
  return standing.toSorted((a, b) => ((orderOf.get(a.id) ?? '') < (orderOf.get(b.id) ?? '') ? -1 : 1))
}

/** Where a submission stands in the queue: the same for all who work on it, and no sign of who it is from or when it came. */
const place = (submissionId: string) => createHash('sha256').update(submissionId).digest('hex')

const readRows = (
  db: Prisma.TransactionClient,
  itemIds: readonly string[],
  userId: string | null,
) => db.$queryRaw<Row[]>`
  SELECT s.id, v."itemId", coalesce(v."teamId", v."userId") AS "ownerId", who.*, s."createdAt" AS "submittedAt", s."variantId",
    s."treeDigest" IS NOT NULL AS "isProgram", s."hintsCost", r.status::text AS status, r.score,
    w."doneAt", done.name AS "doneBy", w."heldById", held.name AS "heldBy", w."heldUntil",
    coalesce(w.draft IS NOT NULL, false) AS "hasDraft"
  FROM "Variant" v
  JOIN "Submission" s ON s."variantId" = v.id
  JOIN "AssignmentItem" i ON i.id = v."itemId"
  JOIN "Assignment" a ON a.id = i."assignmentId"
  JOIN LATERAL (
    SELECT (array_agg(e."userId" ORDER BY e."userId" = ${userId} DESC, e."userId"))[1] AS "userId",
      (array_agg(e."sectionId" ORDER BY e."userId" = ${userId} DESC, e."userId"))[1] AS "sectionId",
      array_agg(e."sectionId") AS "sectionIds",
      string_agg(u.name, ', ' ORDER BY u.name, u.id) AS name, count(*)::int AS members
    FROM "Enrolment" e JOIN "User" u ON u.id = e."userId"
    WHERE e."courseId" = a."courseId" AND e.role = 'STUDENT' AND (
      e."userId" = v."userId"
      OR e."userId" IN (SELECT seat."userId" FROM "TeamSeat" seat WHERE seat."teamId" = v."teamId")
    )
  ) who ON who.members > 0
  JOIN "GradingRun" r ON r."submissionId" = s.id AND r.mode = 'LIVE'
  LEFT JOIN "Review" w ON w."submissionId" = s.id
  LEFT JOIN "User" done ON done.id = w."doneById"
  LEFT JOIN "User" held ON held.id = w."heldById"
  WHERE v."itemId" IN (${Prisma.join([...itemIds])}) AND (${userId}::text IS NULL OR ${isWorkOf(userId ?? '')})`

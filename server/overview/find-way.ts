import { Prisma } from '#prisma-client'
import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { windowAt } from '#server/assignments/window-at.ts'
import { database } from '#server/database/client.ts'
import type { LoadedItem } from '#server/items/load-item.ts'
import type { ItemWay, WayStep } from '#server/items/way-view.ts'
import { extended, type GivenColumns, givenBy, givenColumns, givenJoins } from '#server/scores/extension.ts'
import { lateMoments } from '#server/scores/find-late-days.ts'
import type { LateWork } from '#server/scores/late-days.ts'
import type { Override } from '#server/scores/override.ts'
import { reviewedPoints } from '#server/scores/reviewed-points.ts'
import { isWorkOf, workStudentId } from '#server/teams/work-of.ts'

interface Row extends GivenColumns {
  itemId: string
  title: string
  worth: number
  assignmentId: string
  assignment: string
  opensAt: Date
  dueAt: Date
  lateUntil: Date | null
  graceMinutes: number
  latePenalty: number
  lateCap: number
  /** Moments of late work, where the course has late days. */
  lateAt: Date[] | null
  solved: boolean
  byHand: number | null
  /** What people gave in reviews; null where none is done. */
  reviewed: number | null
  reason: string
  by: string
  at: Date
}

/** The way through the course's items from this one on, and the points given by hand and in reviews for it. One question to the database,
 * which reads no more of the others than whether they are solved. */
export async function findWay(
  { item, standing }: LoadedItem,
  viewer: Viewer,
  now: Date,
): Promise<{ way: ItemWay; override: Override | null; reviewed: number; late: readonly LateWork[] }> {
  const read = await readRows(item.assignment, viewer, may.workOutsideWindow(standing))
  const rows = read.map((row) => extended(row, givenBy(row)))
  const own = rows.find(({ itemId }) => itemId === item.id)
  if (own === undefined) throw new Error(`Item ${item.id} is in no assignment of its course.`)
  const mayOpen = (row: Row) =>
    row === own || may.workOutsideWindow(standing) || windowAt(row, now) !== 'not-yet-open'
  const siblings = rows.filter((row) => row.assignmentId === own.assignmentId && mayOpen(row))
  const index = siblings.indexOf(own)
  const open = rows.filter((row) => row !== own && takesWork(row, now) && !isDone(row))
  const next =
    siblings[index + 1] ?? open.find(({ assignmentId }) => assignmentId === own.assignmentId) ?? open[0]
  return {
    way: {
      place: index + 1,
      items: siblings.length,
      solved: siblings.filter(isSolved).length,
      solvedHere: isSolved(own),
      previous: stepTo(siblings[index - 1], own),
      next: stepTo(next, own),
    },
    late: lateWorkOf(rows),
    reviewed: own.reviewed ?? 0,
    override: own.byHand === null ? null : { points: own.byHand, reason: own.reason, by: own.by, at: own.at },
  }
}

/** Of each assignment, once. */
function lateWorkOf(rows: readonly Row[]): LateWork[] {
  const first = new Map(rows.map((row) => [row.assignmentId, row]))
  return [...first.values()].flatMap((policy) =>
    policy.lateAt === null ? [] : [{ assignmentId: policy.assignmentId, policy, submittedAt: policy.lateAt }],
  )
}

function stepTo(row: Row | undefined, from: Row): WayStep | null {
  if (row === undefined) return null
  const within = row.assignmentId === from.assignmentId ? null : row.assignment
  return { href: `/items/${row.itemId}`, title: row.title, within }
}

/** Points given by hand have the last word. */
const isSolved = ({ byHand, worth, solved }: Row) => (byHand === null ? solved : byHand >= worth)
/** Nothing more can be earned by working on it. */
const isDone = (row: Row) => row.byHand !== null || row.solved

function takesWork(row: Row, now: Date): boolean {
  const window = windowAt(row, now)
  return window === 'open' || window === 'late'
}

/** In the order of `byDate`, and within an assignment as its author put them; of a pool those alone that the viewer drew,
 * and of exams the one that they are in. */
const readRows = (
  { id: assignmentId, courseId }: { id: string; courseId: string },
  { id }: Viewer,
  everything: boolean,
) => database.$queryRaw<Row[]>`
  SELECT i.id AS "itemId", e.title, i.points AS worth,
    a.id AS "assignmentId", a.title AS assignment, a."opensAt", a."dueAt", a."lateUntil",
    a."graceMinutes", a."latePenalty", a."lateCap", late.at AS "lateAt",
    ${givenColumns}, given.points AS "byHand", reviewed.points AS reviewed, given.reason, given.by, given.at,
    coalesce((
      SELECT CASE a.counting WHEN 'LAST' THEN (array_agg(r.score ORDER BY s."createdAt" DESC, r.score DESC))[1]
        ELSE max(r.score) END >= 1
      FROM "Variant" v
      JOIN "Submission" s ON s."variantId" = v.id
      JOIN "GradingRun" r ON r."submissionId" = s.id AND r.mode = 'LIVE' AND r.status = 'FINISHED'
      WHERE v."itemId" = i.id AND ${isWorkOf(id)}
    ), false) AS solved
  FROM "Assignment" a
  JOIN "AssignmentItem" i ON i."assignmentId" = a.id
  JOIN "ExerciseVersion" e ON e.id = i."exerciseVersionId"
  LEFT JOIN (${lateMoments(id)}) late ON late."assignmentId" = a.id
  ${givenJoins(id)}
  LEFT JOIN (${reviewedPoints(Prisma.sql`${workStudentId} = ${id} AND ${isWorkOf(id)}`)}) reviewed ON reviewed."itemId" = i.id
  LEFT JOIN LATERAL (
    SELECT o.points, o.reason, o."createdAt" AS at, u.name AS by
    FROM "ScoreOverride" o JOIN "User" u ON u.id = o."byId"
    WHERE o."itemId" = i.id AND o."userId" = ${id} ORDER BY o."createdAt" DESC, o.id DESC LIMIT 1
  ) given ON true
  LEFT JOIN "Exam" exam ON exam."assignmentId" = a.id
  LEFT JOIN "PoolDraw" drawn ON drawn."itemId" = i.id AND drawn."userId" = ${id}
  WHERE a."courseId" = ${courseId} AND (i."poolId" IS NULL OR drawn.position IS NOT NULL OR ${everything})
    AND (exam."assignmentId" IS NULL OR exam."releasedAt" IS NOT NULL OR a.id = ${assignmentId} OR ${everything})
  ORDER BY a."dueAt", a."opensAt", a.position, a.id,
    min(i.position) OVER (PARTITION BY a.id, coalesce(i."poolId", i.id)), drawn.position, i.position`

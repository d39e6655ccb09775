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

/** All items of the assignment, and of each other one the first that is not done. In the order of `byDate`, and within an
 * assignment as its author put them; of a pool those alone that the viewer drew, and of exams the one that they are in. What belongs to an assignment is read once for it, and what the viewer has done
 * once for all: asked for each item, they were nine tenths of what an item's page cost the database. */
const readRows = (
  { id: assignmentId, courseId }: { id: string; courseId: string },
  { id }: Viewer,
  everything: boolean,
) => database.$queryRaw<Row[]>`
  WITH shown AS MATERIALIZED (
    SELECT a.id AS "assignmentId", a.title AS assignment, a.position AS place, a."opensAt", a."dueAt", a."lateUntil",
      a."graceMinutes", a."latePenalty", a."lateCap", late.at AS "lateAt", ${givenColumns}
    FROM "Assignment" a
    LEFT JOIN "Exam" exam ON exam."assignmentId" = a.id
    LEFT JOIN (${lateMoments(id)}) late ON late."assignmentId" = a.id
    ${givenJoins(id)}
    WHERE a."courseId" = ${courseId}
      AND (exam."assignmentId" IS NULL OR exam."releasedAt" IS NOT NULL OR a.id = ${assignmentId} OR ${everything})
  ), judged AS MATERIALIZED (
    SELECT v."itemId", CASE a.counting
        WHEN 'LAST' THEN (array_agg(r.score ORDER BY s."createdAt" DESC, r.score DESC))[1]
        ELSE max(r.score) END >= 1 AS solved
    FROM "Variant" v
    JOIN "AssignmentItem" i ON i.id = v."itemId"
    JOIN "Assignment" a ON a.id = i."assignmentId"
    JOIN "Submission" s ON s."variantId" = v.id
    JOIN "GradingRun" r ON r."submissionId" = s.id AND r.mode = 'LIVE' AND r.status = 'FINISHED'
    WHERE ${isWorkOf(id)}
    GROUP BY v."itemId", a.counting
  ), given AS MATERIALIZED (
    SELECT DISTINCT ON (o."itemId") o."itemId", o.points, o.reason, o."createdAt" AS at, u.name AS by
    FROM "ScoreOverride" o JOIN "User" u ON u.id = o."byId"
    WHERE o."userId" = ${id} ORDER BY o."itemId", o."createdAt" DESC, o.id DESC
  ), drawn AS MATERIALIZED (
    SELECT d."itemId", d.position FROM "PoolDraw" d WHERE d."userId" = ${id}
  ), reviewed AS MATERIALIZED (
    ${reviewedPoints(Prisma.sql`${workStudentId} = ${id} AND ${isWorkOf(id)}`)}
  ), items AS (
    SELECT i.id AS "itemId", i."exerciseVersionId", i.points AS worth, i.position, drawn.position AS draw,
      min(i.position) OVER (PARTITION BY i."assignmentId", coalesce(i."poolId", i.id)) AS slot, shown.*,
      given.points AS "byHand", reviewed.points AS reviewed, given.reason, given.by, given.at,
      coalesce(judged.solved, false) AS solved
    FROM shown
    JOIN "AssignmentItem" i ON i."assignmentId" = shown."assignmentId"
    LEFT JOIN judged ON judged."itemId" = i.id
    LEFT JOIN given ON given."itemId" = i.id
    LEFT JOIN reviewed ON reviewed."itemId" = i.id
    LEFT JOIN drawn ON drawn."itemId" = i.id
    WHERE i."poolId" IS NULL OR drawn.position IS NOT NULL OR ${everything}
  ), ranked AS (
    SELECT items.*, row_number() OVER (
      PARTITION BY "assignmentId" ORDER BY "byHand" IS NOT NULL OR solved, slot, draw, position) AS rank
    FROM items
  )
  SELECT e.title, ranked.* FROM ranked JOIN "ExerciseVersion" e ON e.id = ranked."exerciseVersionId"
  WHERE "assignmentId" = ${assignmentId} OR rank = 1
  ORDER BY "dueAt", "opensAt", place, "assignmentId", slot, draw, position`

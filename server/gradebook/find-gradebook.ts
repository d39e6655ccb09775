import type { Counting, RunStatus } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { findSeen, type SeenStudents, sectionSeen } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { byDate } from '#server/assignments/by-date.ts'
import { categoriesOf } from '#server/courses/categories-of.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { isWithheld } from '#server/scores/exam.ts'
import { extended } from '#server/scores/extension.ts'
import { findGivenTimes } from '#server/scores/find-given-times.ts'
import { spendLateDays } from '#server/scores/late-days.ts'
import { findReviewedPoints } from '#server/scores/reviewed-points.ts'
import { type ItemScore, type ScoredSubmission, scoreItem } from '#server/scores/score-item.ts'
import { fullMarks, nameDraw, slotsOf } from '#server/scores/slots.ts'
import { weigh } from '#server/scores/weigh.ts'
import { joinStudents, workStudentId } from '#server/teams/work-of.ts'

export interface GradebookItem {
  id: string
  title: string
  /** Full marks. */
  points: number
}

export interface GradebookStudent {
  id: string
  name: string
  email: string
  /** Name of their section; null is none. */
  section: string | null
  /** Name of the group that they are in now; null is none. */
  group: string | null
  /** One for each item, in the order of the assignments and their items; of a pool one for each draw. */
  scores: ItemScore[]
  total: number
  /** Percent by the weights of categories, so far; null before anything counts, and where the course has none. */
  weighted: number | null
}

export interface Gradebook {
  course: FoundCourse
  /** In the order of the course. */
  assignments: { id: string; title: string; opened: boolean; counting: Counting; items: GradebookItem[] }[]
  /** By name. */
  students: GradebookStudent[]
  /** The course has categories. */
  weighs: boolean
  /** Full marks of what has opened. */
  max: number
}

/** Everybody's points. Null when there is no such course, or the viewer does not staff it. The number of queries does
 * not grow with students or items. */
export const findGradebook = finder(IdSchema, async (viewer, slug, now): Promise<Gradebook | null> => {
  const course = await findCourse(viewer, slug)
  if (course === null || !may.seeGradebook(course.standing)) return null
  return { course, ...(await readGradebook(course, now, await findSeen(viewer, course.id))) }
})

/** The same of a course, for nobody's eyes: whoever calls it answers for who sees what. */
export async function readGradebook(
  course: { id: string },
  now: Date,
  seen: SeenStudents,
): Promise<Omit<Gradebook, 'course'>> {
  const [assignments, enrolments, submissions, byHand, reviewed, drawn, given, { lateDays, categories }] =
    await Promise.all([
      database.assignment.findMany({
        where: { courseId: course.id },
        orderBy: byDate,
        include: {
          items: { orderBy: { position: 'asc' }, include: { exerciseVersion: { select: { title: true } } } },
          pools: true,
          exam: { select: { releasedAt: true } },
        },
      }),
      database.enrolment.findMany({
        where: { courseId: course.id, role: 'STUDENT', ...sectionSeen(seen) },
        select: {
          section: { select: { id: true, name: true } },
          group: { select: { name: true } },
          user: { select: { id: true, name: true, email: true } },
        },
      }),
      findSubmissions(course.id),
      findOverrides(course.id),
      findReviewedPoints(database, { courseId: course.id }),
      findDraws(course.id),
      findGivenTimes(database, course.id),
      database.course.findUniqueOrThrow({
        where: { id: course.id },
        select: { lateDays: true, categories: categoriesOf },
      }),
    ])
  const slots = new Map(assignments.map((row) => [row.id, slotsOf(row.items, row.pools)]))
  const students = enrolments.map(({ user, section, group }) => {
    const own = assignments.map((row) => extended(row, given(row.id, user.id, section?.id)))
    const spent = spendLateDays(
      lateDays,
      own.map((policy) => ({
        assignmentId: policy.id,
        policy,
        submittedAt: policy.items.flatMap((item) => momentsOf(submissions.get(cell(user.id, item.id)))),
      })),
    )
    const scores = own.flatMap((row) => {
      const policy = { ...row, lateDaysSpent: spent.get(row.id) ?? 0 }
      return (slots.get(row.id) ?? []).map(({ item, drawn: draw, points }) => {
        const itemId = item?.id ?? (draw && drawn.get(cell(user.id, keyOf(draw)))) ?? ''
        const key = cell(user.id, itemId)
        const worth = { points, policy }
        return scoreItem(
          submissions.get(key) ?? [],
          worth,
          byHand.get(key) ?? null,
          reviewed(itemId, user.id),
        )
      })
    })
    let place = 0
    const weighed = own.map((policy) => {
      const within = scores.slice(place, (place += slots.get(policy.id)?.length ?? 0))
      const earned = within.reduce((sum, one) => sum + (one.earned ?? 0), 0)
      return {
        id: policy.id,
        // As on the student's own page: what is not released counts for no mark yet.
        categoryId: isWithheld(policy.exam) ? null : policy.categoryId,
        policy,
        earned,
        points: fullMarks(policy.items, policy.pools),
      }
    })
    return {
      ...user,
      section: section?.name ?? null,
      group: group?.name ?? null,
      scores,
      weighted: weigh(categories, weighed, now)?.percent ?? null,
      total: scores.reduce((sum, { earned }) => sum + (earned ?? 0), 0),
    }
  })
  return {
    weighs: categories.length > 0,
    assignments: assignments.map(({ id, title, opensAt, counting }) => ({
      id,
      title,
      opened: opensAt <= now,
      counting,
      items: (slots.get(id) ?? []).flatMap(({ item, drawn: draw, points }) => {
        if (draw !== null) return [{ id: keyOf(draw), title: nameDraw(draw), points }]
        return item === null ? [] : [{ id: item.id, title: item.exerciseVersion.title, points }]
      }),
    })),
    students: students.toSorted((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)),
    max: assignments.reduce(
      (sum, { opensAt, items, pools }) => sum + (opensAt <= now ? fullMarks(items, pools) : 0),
      0,
    ),
  }
}

const keyOf = ({ pool, position }: { pool: { id: string }; position: number }) => `${pool.id}.${position}`
/** Of those that spend late days. */
const momentsOf = (submissions: readonly ScoredSubmission[] = []) =>
  submissions.flatMap(({ status, submittedAt }) => (status === 'FAULTED' ? [] : [submittedAt]))

const byName = new Intl.Collator('en', { sensitivity: 'base' })
const cell = (userId: string, of: string) => `${userId} ${of}`

/** The students' submissions, each with the newest live run, which counts; by cell. */
async function findSubmissions(courseId: string): Promise<Map<string, ScoredSubmission[]>> {
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
    WHERE a."courseId" = ${courseId}`
  return Map.groupBy(rows, ({ userId, itemId }) => cell(userId, itemId))
}

/** The item that each student drew, by cell of the draw. */
async function findDraws(courseId: string): Promise<Map<string, string>> {
  const rows = await database.poolDraw.findMany({ where: { pool: { assignment: { courseId } } } })
  return new Map(
    rows.map(({ userId, poolId, position, itemId }) => [
      cell(userId, keyOf({ pool: { id: poolId }, position })),
      itemId,
    ]),
  )
}

/** Points given by hand that count, by cell. */
async function findOverrides(courseId: string): Promise<Map<string, number | null>> {
  const rows = await database.$queryRaw<{ itemId: string; userId: string; points: number | null }[]>`
    SELECT DISTINCT ON (o."itemId", o."userId") o."itemId", o."userId", o.points
    FROM "ScoreOverride" o
    JOIN "AssignmentItem" i ON i.id = o."itemId"
    JOIN "Assignment" a ON a.id = i."assignmentId"
    WHERE a."courseId" = ${courseId}
    ORDER BY o."itemId", o."userId", o."createdAt" DESC, o.id DESC`
  return new Map(rows.map(({ userId, itemId, points }) => [cell(userId, itemId), points]))
}

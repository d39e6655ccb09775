import type { Counting, RunStatus } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { finder } from '#server/access/use-case.ts'
import { byDate } from '#server/assignments/by-date.ts'
import { categoriesOf } from '#server/courses/categories-of.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { extended } from '#server/scores/extension.ts'
import { findGivenTimes } from '#server/scores/find-given-times.ts'
import { spendLateDays } from '#server/scores/late-days.ts'
import { type ItemScore, type ScoredSubmission, scoreItem } from '#server/scores/score-item.ts'
import { weigh } from '#server/scores/weigh.ts'

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
  /** One for each item, in the order of the assignments and their items. */
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
  const [assignments, enrolments, submissions, byHand, given, { lateDays, categories }] = await Promise.all([
    database.assignment.findMany({
      where: { courseId: course.id },
      orderBy: byDate,
      include: {
        items: { orderBy: { position: 'asc' }, include: { exerciseVersion: { select: { title: true } } } },
      },
    }),
    database.enrolment.findMany({
      where: { courseId: course.id, role: 'STUDENT' },
      select: {
        section: { select: { id: true, name: true } },
        user: { select: { id: true, name: true, email: true } },
      },
    }),
    findSubmissions(course.id),
    findOverrides(course.id),
    findGivenTimes(database, course.id),
    database.course.findUniqueOrThrow({
      where: { id: course.id },
      select: { lateDays: true, categories: categoriesOf },
    }),
  ])
  const students = enrolments.map(({ user, section }) => {
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
      return row.items.map(({ id, points }) => {
        const key = cell(user.id, id)
        return scoreItem(submissions.get(key) ?? [], { points, policy }, byHand.get(key) ?? null)
      })
    })
    let place = 0
    const weighed = own.map((policy) => {
      const within = scores.slice(place, (place += policy.items.length))
      const earned = within.reduce((sum, one) => sum + (one.earned ?? 0), 0)
      return { id: policy.id, categoryId: policy.categoryId, policy, earned, points: pointsOf(policy.items) }
    })
    return {
      ...user,
      section: section?.name ?? null,
      scores,
      weighted: weigh(categories, weighed, now)?.percent ?? null,
      total: scores.reduce((sum, { earned }) => sum + (earned ?? 0), 0),
    }
  })
  return {
    course,
    weighs: categories.length > 0,
    assignments: assignments.map(({ id, title, opensAt, counting, items }) => ({
      id,
      title,
      opened: opensAt <= now,
      counting,
      items: items.map((item) => ({ id: item.id, title: item.exerciseVersion.title, points: item.points })),
    })),
    students: students.toSorted((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)),
    max: assignments.reduce((sum, { opensAt, items }) => sum + (opensAt <= now ? pointsOf(items) : 0), 0),
  }
})

const pointsOf = (items: readonly { points: number }[]) => items.reduce((sum, { points }) => sum + points, 0)
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
    SELECT v."itemId", s."userId", s."createdAt" AS "submittedAt",
      s."variantId", s."treeDigest" IS NOT NULL AS "isProgram", r.status::text AS status, r.score,
      s."hintsCost"
    FROM "Assignment" a
    JOIN "AssignmentItem" i ON i."assignmentId" = a.id
    JOIN "Variant" v ON v."itemId" = i.id
    JOIN "Submission" s ON s."variantId" = v.id
    JOIN "Enrolment" e ON e."userId" = s."userId" AND e."courseId" = a."courseId" AND e.role = 'STUDENT'
    JOIN LATERAL (
      SELECT status, score FROM "GradingRun"
      WHERE "submissionId" = s.id AND mode = 'LIVE' ORDER BY "createdAt" DESC LIMIT 1
    ) r ON true
    WHERE a."courseId" = ${courseId}`
  return Map.groupBy(rows, ({ userId, itemId }) => cell(userId, itemId))
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

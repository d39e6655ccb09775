import type { Counting } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { findSeen, type SeenStudents, sectionSeen } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { byDate } from '#server/assignments/by-date.ts'
import { categoriesOf } from '#server/courses/categories-of.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import {
  cell,
  drawKey,
  findDraws,
  findOverrides,
  findScoredSubmissions,
} from '#server/gradebook/find-cells.ts'
import { isWithheld } from '#server/scores/exam.ts'
import { extended } from '#server/scores/extension.ts'
import { findGivenTimes } from '#server/scores/find-given-times.ts'
import { spendLateDays } from '#server/scores/late-days.ts'
import { findReviewedPoints } from '#server/scores/reviewed-points.ts'
import { type ItemScore, type ScoredSubmission, scoreItem } from '#server/scores/score-item.ts'
import { fullMarks, nameDraw, slotsOf } from '#server/scores/slots.ts'
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
export const findGradebook = finder(
  IdSchema,
  (viewer, slug, now): Promise<Gradebook | null> => findFor(viewer, slug, now, null),
)

/** Of a gradebook what statistics of an assignment are made of. It may hold others. */
export interface AssignmentPoints extends Pick<Gradebook, 'course' | 'assignments'> {
  students: Pick<GradebookStudent, 'id' | 'scores'>[]
}

/** The same of one assignment, without reading a whole term for it. */
export const findAssignmentPoints = (
  viewer: Viewer,
  slug: string,
  assignmentId: string,
  now: Date,
): Promise<AssignmentPoints | null> => findFor(viewer, slug, now, assignmentId)

async function findFor(
  viewer: Viewer,
  slug: string,
  now: Date,
  assignmentId: string | null,
): Promise<Gradebook | null> {
  const course = await findCourse(viewer, slug)
  if (course === null || !may.seeGradebook(course.standing)) return null
  const seen = await findSeen(viewer, course.id)
  return { course, ...(await readGradebook(course, now, seen, assignmentId)) }
}

/** The same of a course, for nobody's eyes: whoever calls it answers for who sees what. With an assignment it holds that
 * one, and others only where they decide what that one comes to. */
export async function readGradebook(
  course: { id: string },
  now: Date,
  seen: SeenStudents,
  assignmentId: string | null = null,
): Promise<Omit<Gradebook, 'course'>> {
  const { lateDays, categories } = await database.course.findUniqueOrThrow({
    where: { id: course.id },
    select: { lateDays: true, categories: categoriesOf },
  })
  // Late days that were spent elsewhere are not there for it.
  const of = { courseId: course.id, assignmentId: lateDays > 0 ? null : assignmentId }
  const [assignments, enrolments, submissions, byHand, reviewed, drawn, given] = await Promise.all([
    database.assignment.findMany({
      where: { courseId: course.id, ...(of.assignmentId !== null && { id: of.assignmentId }) },
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
    findScoredSubmissions(of),
    findOverrides(of),
    findReviewedPoints(database, { courseId: course.id }),
    findDraws(of),
    findGivenTimes(database, course.id),
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
        const itemId = item?.id ?? (draw && drawn.get(cell(user.id, drawKey(draw)))) ?? ''
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
        if (draw !== null) return [{ id: drawKey(draw), title: nameDraw(draw), points }]
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

/** Of those that spend late days. */
const momentsOf = (submissions: readonly ScoredSubmission[] = []) =>
  submissions.flatMap(({ status, submittedAt }) => (status === 'FAULTED' ? [] : [submittedAt]))

const byName = new Intl.Collator('en', { sensitivity: 'base' })

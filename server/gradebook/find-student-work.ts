import * as z from 'zod'
import { type Parameters, ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import type { Counting, Role } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { seesStudent } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { type Window } from '#server/assignments/assignment-view.ts'
import { byDate } from '#server/assignments/by-date.ts'
import { readDrawn } from '#server/assignments/items/complete-draws.ts'
import { drawsOf, ownItems } from '#server/assignments/items/own-items.ts'
import { windowAt } from '#server/assignments/window-at.ts'
import { categoriesOf } from '#server/courses/categories-of.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import type { SubmissionSummary } from '#server/items/item-view.ts'
import { isWithheld } from '#server/scores/exam.ts'
import {
  accommodationsOf,
  countingExtension,
  type Extension,
  extended,
  extensionsOf,
  givenIn,
} from '#server/scores/extension.ts'
import { findGroupTimes } from '#server/scores/find-group-times.ts'
import { findLateDays } from '#server/scores/find-late-days.ts'
import { viewLateDays } from '#server/scores/late-days.ts'
import type { LateDaysView } from '#server/scores/lateness-view.ts'
import { currentOverride, newestFirst, type Override, overrideInclude } from '#server/scores/override.ts'
import { findReviewedPoints } from '#server/scores/reviewed-points.ts'
import { fullMarks } from '#server/scores/slots.ts'
import { weigh } from '#server/scores/weigh.ts'
import type { WeightedMark } from '#server/scores/weighted-view.ts'
import {
  countedPoints,
  summariseSubmissions,
  summaryQuery,
} from '#server/submissions/summarise-submission.ts'
import { workOf } from '#server/teams/work-of.ts'

/** An override as it was made; `points` null took an earlier one back. */
export interface OverrideRecord extends Omit<Override, 'points'> {
  id: string
  points: number | null
}

export interface StudentItem {
  id: string
  title: string
  points: number
  earned: number | null
  override: Override | null
  /** Newest first. */
  overrides: OverrideRecord[]
  /** The sets of numbers that the student was given, first one first. */
  variants: { attempt: number; parameters: Parameters }[]
  /** Newest first. */
  submissions: SubmissionSummary[]
}

/** More time in all assignments of the course. */
export interface GivenFactor {
  factor: number
  reason: string
  by: string
}

export interface StudentWork {
  course: FoundCourse
  /** `role` is null for someone who was removed from the course; the work is kept. */
  student: { id: string; name: string; email: string; role: Role | null }
  mayOverride: boolean
  mayExtend: boolean
  accommodation: GivenFactor | null
  /** Null where the course gives none. */
  lateDays: LateDaysView | null
  /** Null where the course has no categories. */
  mark: WeightedMark | null
  assignments: {
    id: string
    title: string
    /** For all. */
    dueAt: Date
    /** What counts, whatever it was given for. */
    extension: Extension | null
    /** What was given to this student alone; null without. */
    own: { dueAt: Date; by: string } | null
    /** Late days spent on it. */
    lateDaysSpent: number
    counting: Counting
    window: Window
    items: StudentItem[]
  }[]
  total: number
  max: number
}

const ownExtension = ([own]: readonly { dueAt: Date; by: { name: string } }[]) =>
  own === undefined ? null : { dueAt: own.dueAt, by: own.by.name }

const sumOf = (points: readonly number[] = []) => points.reduce((sum, one) => sum + one, 0)

/** All that one person has done in a course, for its staff. Null when there is nobody or nothing of the kind. */
export const findStudentWork = finder(
  z.strictObject({ slug: IdSchema, userId: IdSchema }),
  async (viewer, { slug, userId }, now): Promise<StudentWork | null> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.seeOthersWork(course.standing)) return null
    if (!(await seesStudent(viewer, course.id, userId))) return null
    const user = await database.user.findUnique({
      where: { id: userId },
      select: {
        id: true,
        name: true,
        email: true,
        enrolments: { where: { courseId: course.id } },
        variants: { where: { item: { assignment: { courseId: course.id } } }, select: { id: true }, take: 1 },
        teamSeats: { where: { assignment: { courseId: course.id } }, take: 1 },
      },
    })
    const role = user?.enrolments[0]?.role ?? null
    if (user === null || (role === null && user.variants.length + user.teamSeats.length === 0)) return null
    const [read, spent, reviewed, { lateDays, accommodations, categories }] = await Promise.all([
      readDrawn(
        userId,
        now,
        () =>
          database.assignment.findMany({
            where: { courseId: course.id },
            orderBy: byDate,
            include: {
              ...extensionsOf(userId),
              ...drawsOf(userId),
              exam: { select: { releasedAt: true } },
              extensions: {
                where: { userId },
                select: { dueAt: true, reason: true, by: { select: { name: true } } },
              },
              course: { select: { accommodations: accommodationsOf(userId) } },
              items: {
                orderBy: { position: 'asc' },
                include: {
                  exerciseVersion: { select: { title: true } },
                  overrides: { where: { userId }, orderBy: newestFirst, include: overrideInclude },
                  variants: {
                    where: workOf(userId),
                    orderBy: { attempt: 'asc' },
                    include: { submissions: summaryQuery },
                  },
                },
              },
            },
          }),
        // Drawn for them, so that points can be given by hand before they look.
        (drawnFrom) => (role === 'STUDENT' ? drawnFrom : []),
      ),
      findLateDays(database, userId, course.id),
      findReviewedPoints(database, { userId, courseId: course.id }),
      database.course.findUniqueOrThrow({
        where: { id: course.id },
        select: {
          lateDays: true,
          categories: categoriesOf,
          accommodations: {
            where: { userId },
            select: { factor: true, reason: true, by: { select: { name: true } } },
          },
        },
      }),
    ])
    const theirs = await findGroupTimes(database, userId, read)
    const rows = read.map((row) => ({
      ...row,
      given: [...givenIn(row), ...theirs(row.id)],
      items: ownItems(row.items, row.pools),
      full: fullMarks(row.items, row.pools),
    }))
    const assignments = rows.map((row) => ({
      id: row.id,
      title: row.title,
      dueAt: row.dueAt,
      extension: countingExtension(row, row.given),
      own: ownExtension(row.extensions),
      lateDaysSpent: spent.get(row.id) ?? 0,
      counting: row.counting,
      window: windowAt(extended(row, row.given), now),
      items: row.items.map((item) => {
        const worth = {
          points: item.points,
          policy: { ...extended(row, row.given), lateDaysSpent: spent.get(row.id) ?? 0 },
        }
        const submissions = summariseSubmissions(
          item.variants.flatMap((variant) => variant.submissions),
          worth,
          course.standing,
        ).toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime())
        const override = currentOverride(item.overrides)
        return {
          id: item.id,
          title: item.exerciseVersion.title,
          points: item.points,
          earned: override?.points ?? countedPoints(worth, submissions, reviewed(item.id, userId)),
          override,
          overrides: item.overrides.map(({ id, points, reason, by, createdAt }) => ({
            id,
            points,
            reason,
            by: by.name,
            at: createdAt,
          })),
          variants: item.variants.map(({ attempt, parameters }) => ({
            attempt,
            parameters: ParametersSchema.parse(parameters),
          })),
          submissions,
        }
      }),
    }))
    const items = assignments.flatMap((assignment) => assignment.items)
    const accommodation = accommodations[0] ?? null
    const weighed = rows.map((row, at) => ({
      id: row.id,
      categoryId: isWithheld(row.exam) ? null : row.categoryId,
      policy: extended(row, row.given),
      earned: sumOf(assignments[at]?.items.map(({ earned }) => earned ?? 0)),
      points: row.full,
    }))
    return {
      course,
      student: { id: user.id, name: user.name, email: user.email, role },
      mayOverride: may.overrideScores(course.standing) && role === 'STUDENT',
      mayExtend: may.giveExtensions(course.standing) && role === 'STUDENT',
      lateDays: viewLateDays(lateDays, spent),
      mark: weigh(categories, weighed, now),
      accommodation: accommodation && { ...accommodation, by: accommodation.by.name },
      assignments,
      total: items.reduce((sum, { earned }) => sum + (earned ?? 0), 0),
      max: sumOf(rows.map(({ full }) => full)),
    }
  },
)

import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { findSeen, type SeenStudents, sectionSeen, seenInSql } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { type AssignmentSummary, type Window } from '#server/assignments/assignment-view.ts'
import { byDate } from '#server/assignments/by-date.ts'
import { readDrawn } from '#server/assignments/items/complete-draws.ts'
import { countExtended } from '#server/assignments/more-time/count-extended.ts'
import { windowAt } from '#server/assignments/window-at.ts'
import { categoriesOf } from '#server/courses/categories-of.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { findWork } from '#server/overview/find-work.ts'
import { glanceAtVersions } from '#server/overview/glance-at-versions.ts'
import { assignmentInclude, summariseAssignment, versionsIn } from '#server/overview/summarise-assignment.ts'
import { findGroupTimes } from '#server/scores/find-group-times.ts'
import { findLateDays } from '#server/scores/find-late-days.ts'
import { fullMarks, slotsOf } from '#server/scores/slots.ts'
import { weigh } from '#server/scores/weigh.ts'
import type { WeightedMark } from '#server/scores/weighted-view.ts'
import { joinStudents, workStudentId } from '#server/teams/work-of.ts'

/** An assignment as staff see it in the list of their course. */
export interface TaughtAssignment {
  id: string
  title: string
  opensAt: Date
  dueAt: Date
  lateUntil: Date | null
  graceMinutes: number
  latePenalty: number
  lateCap: number
  /** `timeZone` is null where nobody chose one. */
  course: { timeZone: string | null }
  /** Students who have more time. */
  extended: number
  window: Window
  items: number
  points: number
  /** Students of the course who have submitted something. */
  submitted: number
}

export type CourseHome =
  | {
      kind: 'staff'
      course: FoundCourse
      mayEdit: boolean
      /** Names of the sections that the viewer is limited to; null is all. */
      sees: string[] | null
      students: number
      assignments: TaughtAssignment[]
    }
  | {
      kind: 'student'
      course: FoundCourse
      assignments: AssignmentSummary[]
      /** Null where the course has no categories. */
      mark: WeightedMark | null
    }

/** The home of a course: for staff what they run, for students what they have to do. Null when there is no such course
 * for the viewer. */
export const openCourse = finder(IdSchema, async (viewer, slug, now): Promise<CourseHome | null> => {
  const course = await findCourse(viewer, slug)
  if (course === null) return null
  if (!may.seeGradebook(course.standing)) {
    const [rows, workOn, lateDays, { categories }] = await Promise.all([
      readDrawn(
        viewer.id,
        now,
        () =>
          database.assignment.findMany({
            where: { courseId: course.id },
            orderBy: byDate,
            include: assignmentInclude(viewer.id),
          }),
        (read) => read,
      ),
      findWork(viewer, { assignment: { courseId: course.id } }),
      findLateDays(database, viewer.id, course.id),
      database.course.findUniqueOrThrow({ where: { id: course.id }, select: { categories: categoriesOf } }),
    ])
    const theirs = await findGroupTimes(database, viewer.id, rows)
    const about = { workOn, lateDays, theirs, glanceAt: await glanceAtVersions(versionsIn(rows)) }
    const assignments = rows.map((row) => summariseAssignment(row, about, course.standing, now))
    const mark = weigh(
      categories,
      assignments.map((one) => ({ ...one, policy: one })),
      now,
    )
    return { kind: 'student', course, assignments, mark }
  }
  const seen = await findSeen(viewer, course.id)
  const [rows, students, submitted, extended] = await Promise.all([
    database.assignment.findMany({
      where: { courseId: course.id },
      orderBy: byDate,
      include: {
        items: { orderBy: { position: 'asc' } },
        pools: true,
        course: { select: { timeZone: true } },
      },
    }),
    database.enrolment.count({ where: { courseId: course.id, role: 'STUDENT', ...sectionSeen(seen) } }),
    countSubmitters(course.id, seen),
    countExtended(course.id, seen),
  ])
  return {
    kind: 'staff',
    course,
    mayEdit: may.editAssignments(course.standing),
    sees: seen.sections?.map(({ name }) => name) ?? null,
    students,
    assignments: rows.map((row) => ({
      id: row.id,
      title: row.title,
      opensAt: row.opensAt,
      dueAt: row.dueAt,
      lateUntil: row.lateUntil,
      graceMinutes: row.graceMinutes,
      latePenalty: row.latePenalty,
      lateCap: row.lateCap,
      course: row.course,
      extended: extended.get(row.id) ?? 0,
      window: windowAt(row, now),
      items: slotsOf(row.items, row.pools).length,
      points: fullMarks(row.items, row.pools),
      submitted: submitted.get(row.id) ?? 0,
    })),
  }
})

/** Students with at least one submission, by assignment. */
async function countSubmitters(courseId: string, seen: SeenStudents): Promise<Map<string, number>> {
  const rows = await database.$queryRaw<{ assignmentId: string; students: number }[]>`
    SELECT i."assignmentId", count(DISTINCT ${workStudentId})::int AS students
    FROM "Assignment" a
    JOIN "AssignmentItem" i ON i."assignmentId" = a.id
    JOIN "Variant" v ON v."itemId" = i.id
    JOIN "Submission" s ON s."variantId" = v.id
    ${joinStudents}
    JOIN "Enrolment" e ON e."userId" = ${workStudentId} AND e."courseId" = a."courseId" AND e.role = 'STUDENT'
    WHERE a."courseId" = ${courseId} AND ${seenInSql(seen)}
    GROUP BY i."assignmentId"`
  return new Map(rows.map(({ assignmentId, students }) => [assignmentId, students]))
}

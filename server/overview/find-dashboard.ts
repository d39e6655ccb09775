import type { Role } from '#prisma-client'
import { ownEnrolments } from '#server/access/own-enrolments.ts'
import type { Viewer } from '#server/access/viewer.ts'
import type { AssignmentSummary, ItemSummary } from '#server/assignments/assignment-view.ts'
import { byDate } from '#server/assignments/by-date.ts'
import { readDrawn } from '#server/assignments/items/complete-draws.ts'
import { database } from '#server/database/client.ts'
import { findWork } from '#server/overview/find-work.ts'
import { glanceAtVersions } from '#server/overview/glance-at-versions.ts'
import { assignmentInclude, summariseAssignment, versionsIn } from '#server/overview/summarise-assignment.ts'
import { findGroupTimes } from '#server/scores/find-group-times.ts'
import { findLateDays } from '#server/scores/find-late-days.ts'

export interface DashboardCourse {
  id: string
  slug: string
  title: string
  role: Role
  /** What of it may be worked on or read. */
  items: number
  solved: number
}

/** Every assignment of the viewer's courses in one of three lists, each by date, the one due first at the front. */
export interface Dashboard {
  /** The courses that the viewer is enrolled in, by title. */
  courses: DashboardCourse[]
  /** Assignments that take work, in time or late, with something left to earn. */
  due: AssignmentSummary[]
  /** Not open yet. */
  later: AssignmentSummary[]
  /** Closed, or with nothing left to earn. */
  finished: AssignmentSummary[]
  /** The item where the viewer was last at work, open and not solved; null when nothing was begun. */
  continueWith: string | null
}

export async function findDashboard(viewer: Viewer, now: Date = new Date()): Promise<Dashboard> {
  const [enrolments, workOn, lateDays] = await Promise.all([
    readDrawn(
      viewer.id,
      now,
      () =>
        database.enrolment.findMany({
          where: ownEnrolments(viewer),
          orderBy: { course: { title: 'asc' } },
          include: {
            course: { include: { assignments: { orderBy: byDate, include: assignmentInclude(viewer.id) } } },
          },
        }),
      (rows) => rows.flatMap(({ role, course }) => (role === 'STUDENT' ? course.assignments : [])),
    ),
    findWork(viewer, {}),
    findLateDays(database, viewer.id),
  ])
  const glanceAt = await glanceAtVersions(enrolments.flatMap(({ course }) => versionsIn(course.assignments)))
  const theirs = await findGroupTimes(
    database,
    viewer.id,
    enrolments.flatMap(({ course }) => course.assignments),
  )
  const about = { workOn, glanceAt, lateDays, theirs }
  const courses = enrolments.map(({ course, role }) => ({
    course,
    role,
    assignments: course.assignments.map((row) =>
      summariseAssignment(row, about, { role, operator: viewer.operator }, now),
    ),
  }))
  const all = courses
    .flatMap(({ assignments }) => assignments)
    .toSorted((a, b) => endOf(a).getTime() - endOf(b).getTime())
  const due = all.filter((one) => takesWork(one) && (isStartable(one) || one.items.some(isOpen)))
  const begun = due
    .flatMap(({ items }) => items)
    .filter((item) => isOpen(item) && item.lastActivityAt !== null)
    .toSorted((a, b) => lastAt(b) - lastAt(a))
  return {
    courses: courses.map(({ course, role, assignments }) => {
      const items = assignments.flatMap((assignment) => assignment.items)
      const solved = items.filter(({ progress }) => progress === 'solved').length
      return { id: course.id, slug: course.slug, title: course.title, role, items: items.length, solved }
    }),
    due,
    later: all.filter(({ window }) => window === 'not-yet-open'),
    finished: all.filter((one) => one.window !== 'not-yet-open' && !due.includes(one)),
    continueWith: begun[0]?.id ?? null,
  }
}

const takesWork = ({ window }: AssignmentSummary) => window === 'open' || window === 'late'

/** An exam shows its exercises only to who has started it. */
const isStartable = ({ exam, role }: AssignmentSummary) => exam?.state === 'ready' && role === 'STUDENT'

/** Whether something can still be earned by working on it: not when it is solved, nor when staff set its points. */
const isOpen = ({ progress, override }: ItemSummary) => progress !== 'solved' && override === null

const lastAt = ({ lastActivityAt }: ItemSummary) => lastActivityAt?.getTime() ?? 0

/** What comes next: the due time, or after it the end of late work. */
const endOf = ({ window, dueAt, lateUntil }: AssignmentSummary) =>
  window === 'late' && lateUntil !== null ? lateUntil : dueAt

import type { Role } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'
import type { AssignmentSummary, ItemSummary } from '#server/assignments/assignment-view.ts'
import { byDate } from '#server/assignments/by-date.ts'
import { database } from '#server/database/client.ts'
import { assignmentInclude, summariseAssignment } from '#server/overview/summarise-assignment.ts'

export interface DashboardCourse {
  id: string
  slug: string
  title: string
  role: Role
  /** In the order of the course. */
  assignments: AssignmentSummary[]
}

export interface Dashboard {
  /** The courses that the viewer is enrolled in, by title. */
  courses: DashboardCourse[]
  /** Assignments that take work, in time or late, with something left to earn, the one due first at the front. */
  dueNext: AssignmentSummary[]
  /** Where the viewer was last at work on something open and not solved; null when nothing was begun. */
  continueWith: { item: ItemSummary; assignment: AssignmentSummary } | null
  /** Items of open assignments that were submitted and earned less than full marks: worth another go. */
  redo: { item: ItemSummary; assignment: AssignmentSummary }[]
}

export async function findDashboard(viewer: Viewer, now: Date = new Date()): Promise<Dashboard> {
  const enrolments = await database.enrolment.findMany({
    where: { userId: viewer.id },
    orderBy: { course: { title: 'asc' } },
    include: {
      course: {
        include: { assignments: { orderBy: byDate, include: assignmentInclude(viewer) } },
      },
    },
  })
  const courses = enrolments.map(({ course, role }) => ({
    id: course.id,
    slug: course.slug,
    title: course.title,
    role,
    assignments: course.assignments.map((row) =>
      summariseAssignment(row, { role, operator: viewer.operator }, now),
    ),
  }))
  const open = courses
    .flatMap(({ assignments }) => assignments)
    .filter(({ window }) => window === 'open' || window === 'late')
    .toSorted((a, b) => endOf(a).getTime() - endOf(b).getTime())
  const items = open.flatMap((assignment) => assignment.items.map((item) => ({ item, assignment })))
  const lastAt = ({ item }: (typeof items)[number]) => item.lastActivityAt?.getTime() ?? 0
  const begun = items
    .filter(({ item }) => isOpen(item) && item.lastActivityAt !== null)
    .toSorted((a, b) => lastAt(b) - lastAt(a))
  return {
    courses,
    dueNext: open.filter(({ items: within }) => within.some(isOpen)),
    continueWith: begun[0] ?? null,
    redo: items.filter(({ item }) => item.progress === 'wrong' || item.progress === 'partly'),
  }
}

/** Whether something can still be earned by working on it: not when it is solved, nor when staff set its points. */
const isOpen = ({ progress, override }: ItemSummary) => progress !== 'solved' && override === null

/** What comes next: the due time, or after it the end of late work. */
const endOf = ({ window, dueAt, lateUntil }: AssignmentSummary) =>
  window === 'late' && lateUntil !== null ? lateUntil : dueAt

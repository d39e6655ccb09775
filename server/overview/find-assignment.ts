import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { finder } from '#server/access/use-case.ts'
import type { AssignmentSummary } from '#server/assignments/assignment-view.ts'
import { readDrawn } from '#server/assignments/items/complete-draws.ts'
import { database } from '#server/database/client.ts'
import { findOwnGroup } from '#server/overview/find-own-group.ts'
import { findWork } from '#server/overview/find-work.ts'
import { glanceAtVersions } from '#server/overview/glance-at-versions.ts'
import type { OwnGroupView } from '#server/overview/own-group-view.ts'
import { assignmentInclude, summariseAssignment, versionsIn } from '#server/overview/summarise-assignment.ts'
import { findGroupTimes } from '#server/scores/find-group-times.ts'
import { findLateDays } from '#server/scores/find-late-days.ts'
import { viewLateDays } from '#server/scores/late-days.ts'
import type { LateDaysView } from '#server/scores/lateness-view.ts'

interface OpenedAssignment extends AssignmentSummary {
  /** Null where the course gives none. */
  lateDays: LateDaysView | null
  /** Null for staff, and where everybody works alone. */
  group: OwnGroupView | null
}

/** An assignment with the viewer's progress; null when there is none, or it is not the viewer's to see. */
export const findAssignment = finder(
  IdSchema,
  async (viewer, assignmentId, now): Promise<OpenedAssignment | null> => {
    const course = await database.assignment.findUnique({
      where: { id: assignmentId },
      select: { courseId: true },
    })
    if (course === null) return null
    const { role, operator } = await findStanding(viewer, course.courseId)
    if (role === null || !may.seeCourse({ role, operator })) return null
    const row = await readDrawn(
      viewer.id,
      now,
      () =>
        database.assignment.findUnique({
          where: { id: assignmentId },
          include: assignmentInclude(viewer.id),
        }),
      (read) => (read === null || role !== 'STUDENT' ? [] : [read]),
    )
    if (row === null) return null
    const [workOn, glanceAt, lateDays, theirs, group] = await Promise.all([
      findWork(viewer, { assignmentId }),
      glanceAtVersions(versionsIn([row])),
      findLateDays(database, viewer.id, row.courseId),
      findGroupTimes(database, viewer.id, [row]),
      role === 'STUDENT' ? findOwnGroup(viewer, row) : null,
    ])
    const summary = summariseAssignment(row, { workOn, glanceAt, lateDays, theirs }, { role, operator }, now)
    return { ...summary, lateDays: viewLateDays(row.course.lateDays, lateDays), group }
  },
)

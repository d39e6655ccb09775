import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { finder } from '#server/access/use-case.ts'
import type { AssignmentSummary } from '#server/assignments/assignment-view.ts'
import { database } from '#server/database/client.ts'
import { findWork } from '#server/overview/find-work.ts'
import { glanceAtVersions } from '#server/overview/glance-at-versions.ts'
import { assignmentInclude, summariseAssignment, versionsIn } from '#server/overview/summarise-assignment.ts'

/** An assignment with the viewer's progress; null when there is none, or it is not the viewer's to see. */
export const findAssignment = finder(
  IdSchema,
  async (viewer, assignmentId, now): Promise<AssignmentSummary | null> => {
    const row = await database.assignment.findUnique({
      where: { id: assignmentId },
      include: assignmentInclude(viewer.id),
    })
    if (row === null) return null
    const { role, operator } = await findStanding(viewer, row.courseId)
    if (role === null || !may.seeCourse({ role, operator })) return null
    const [workOn, glanceAt] = await Promise.all([
      findWork(viewer, { assignmentId }),
      glanceAtVersions(versionsIn([row])),
    ])
    return summariseAssignment(row, { workOn, glanceAt }, { role, operator }, now)
  },
)

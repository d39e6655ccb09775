import { findStanding } from '#server/access/find-standing.ts'
import { may } from '#server/access/rules.ts'
import type { AssignmentSummary } from '#server/assignments/assignment-view.ts'
import { assignmentInclude, summariseAssignment } from '#server/assignments/summarise-assignment.ts'
import type { Viewer } from '#server/auth/viewer.ts'
import { database } from '#server/database/client.ts'

/** An assignment with the viewer's progress; null when there is none, or it is not the viewer's to see. */
export async function findAssignment(
  viewer: Viewer,
  assignmentId: string,
  now: Date = new Date(),
): Promise<AssignmentSummary | null> {
  const row = await database.assignment.findUnique({
    where: { id: assignmentId },
    include: assignmentInclude(viewer),
  })
  if (row === null) return null
  const { role, operator } = await findStanding(viewer, row.courseId)
  if (role === null || !may.seeCourse({ role, operator })) return null
  return summariseAssignment(row, { role, operator }, now)
}

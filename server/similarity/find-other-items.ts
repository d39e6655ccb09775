import { ownEnrolments } from '#server/access/own-enrolments.ts'
import { may } from '#server/access/rules.ts'
import { seenBy, seenSelect } from '#server/access/seen-students.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import type { StaffedItem } from '#server/items/find-staffed-item.ts'

export interface OtherItem {
  id: string
  course: string
  assignment: string
}

/** The newest; a course rarely runs so often. */
const othersMax = 20

/** Items of the same exercise, such as those of earlier terms, in courses all of whose students the viewer sees. */
export async function findOtherItems(
  viewer: Viewer,
  { id, exerciseVersion: { exerciseId } }: StaffedItem,
): Promise<OtherItem[]> {
  const enrolments = await database.enrolment.findMany({
    where: ownEnrolments(viewer),
    select: { courseId: true, ...seenSelect },
  })
  const staffed = enrolments.filter(
    (one) =>
      may.seeOthersWork({ role: one.role, operator: viewer.operator }) && seenBy(one).sections === null,
  )
  const items = await database.assignmentItem.findMany({
    where: {
      id: { not: id },
      exerciseVersion: { exerciseId },
      assignment: { courseId: { in: staffed.map(({ courseId }) => courseId) } },
    },
    orderBy: { assignment: { dueAt: 'desc' } },
    take: othersMax,
    include: { assignment: { select: { title: true, course: { select: { title: true } } } } },
  })
  return items.map(({ id: itemId, assignment }) => ({
    id: itemId,
    course: assignment.course.title,
    assignment: assignment.title,
  }))
}

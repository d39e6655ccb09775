import type { Prisma } from '#prisma-client'
import { findStanding } from '#server/access/find-standing.ts'
import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'

const include = {
  exerciseVersion: { select: { exerciseId: true, title: true, kinds: true, treeDigest: true } },
  assignment: { include: { course: { select: { id: true, slug: true, title: true, lateDays: true } } } },
} satisfies Prisma.AssignmentItemInclude
export type StaffedItem = Prisma.AssignmentItemGetPayload<{ include: typeof include }>

/** The item, when the viewer may see what others did with it; null alike when there is none. */
export async function findStaffedItem(viewer: Viewer, itemId: string): Promise<StaffedItem | null> {
  const item = await database.assignmentItem.findUnique({ where: { id: itemId }, include })
  if (item === null || !may.seeOthersWork(await findStanding(viewer, item.assignment.courseId))) return null
  return item
}

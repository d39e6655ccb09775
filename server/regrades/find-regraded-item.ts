import type { Prisma } from '#prisma-client'
import { findStanding } from '#server/access/find-standing.ts'
import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'

const include = {
  exerciseVersion: true,
  assignment: {
    include: { course: { select: { id: true, slug: true, title: true, lateDays: true } } },
  },
} satisfies Prisma.AssignmentItemInclude
export type RegradedItem = Prisma.AssignmentItemGetPayload<{ include: typeof include }>

/** The item, when the viewer may regrade it; null alike when there is none. */
export async function findRegradedItem(
  viewer: Viewer,
  itemId: string,
  db: Prisma.TransactionClient = database,
): Promise<RegradedItem | null> {
  const item = await db.assignmentItem.findUnique({ where: { id: itemId }, include })
  if (item === null || !may.regrade(await findStanding(viewer, item.assignment.courseId, db))) return null
  return item
}

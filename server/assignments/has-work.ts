import type { Prisma } from '#prisma-client'
import { findItemUse } from '#server/assignments/items/find-item-use.ts'

/** Why an assignment cannot be deleted. */
export const whyKept =
  'there is work in this assignment, and work is never thrown away. Move its due time to close it.'

/** Whether anybody has worked on it: a submission, a draft, points given by hand. */
export async function hasWork(
  tx: Prisma.TransactionClient,
  assignmentId: string,
  items: readonly { id: string }[],
): Promise<boolean> {
  const use = await findItemUse(tx, items)
  if ([...use.values()].some(({ submissions, overrides }) => submissions + overrides > 0)) return true
  if ((await tx.examSitting.count({ where: { assignmentId } })) > 0) return true
  return (await tx.draft.count({ where: { variant: { item: { assignmentId } } } })) > 0
}

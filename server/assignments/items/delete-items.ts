import type { Prisma } from '#prisma-client'

/** Deletes items without submissions, with the numbers that were made for them, their drafts, practice runs and
 * opened hints. Fails as a whole when a submission came meanwhile: the database holds on to what it refers to. Returns the digests of files
 * that the practice runs had, for `dropUnusedTrees` after the transaction. */
export async function deleteItems(
  tx: Prisma.TransactionClient,
  items: readonly { id: string }[],
): Promise<(string | null)[]> {
  if (items.length === 0) return []
  const ids = items.map(({ id }) => id)
  // Waits for those who are opening the item now, and lets nobody open it afterwards.
  await tx.$queryRaw`SELECT id FROM "AssignmentItem" WHERE id = ANY(${ids}) FOR UPDATE`
  const practice = { mode: 'PRACTICE', variant: { itemId: { in: ids } } } as const
  const runs = await tx.gradingRun.findMany({ where: practice, select: { treeDigest: true } })
  await tx.gradingRun.deleteMany({ where: practice })
  await tx.poolDraw.deleteMany({ where: { itemId: { in: ids } } })
  await tx.openedHint.deleteMany({ where: { itemId: { in: ids } } })
  await tx.variant.deleteMany({ where: { itemId: { in: ids } } })
  await tx.assignmentItem.deleteMany({ where: { id: { in: ids } } })
  return runs.map(({ treeDigest }) => treeDigest)
}

import type { Prisma } from '#prisma-client'

/** Practice runs kept for each student and item; their events are the bulkiest rows there are. */
const keptRuns = 5

/** Forgets the oldest practice runs of a variant, with their events. They never counted. Returns the digests of their
 * files, for `dropUnusedTrees` after the transaction. */
export async function dropOldPractice(
  tx: Prisma.TransactionClient,
  variantId: string,
): Promise<(string | null)[]> {
  const old = await tx.gradingRun.findMany({
    where: { variantId, mode: 'PRACTICE', status: { in: ['FINISHED', 'FAULTED'] } },
    orderBy: { createdAt: 'desc' },
    skip: keptRuns,
    select: { id: true, treeDigest: true },
  })
  if (old.length > 0) await tx.gradingRun.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } })
  return old.map(({ treeDigest }) => treeDigest)
}

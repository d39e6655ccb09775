import type { Prisma } from '#prisma-client'
import type { AssignmentSettings } from '#server/assignments/assignment-settings.ts'

/** Stores an assignment's items and pools as its settings have them. Items of `kept` stay the same ones; what goes is deleted
 * already. */
export async function storeItems(
  tx: Prisma.TransactionClient,
  assignmentId: string,
  { items, pools }: AssignmentSettings,
  kept: ReadonlySet<string> = new Set(),
): Promise<void> {
  const poolIds = await storePools(tx, assignmentId, pools)
  // Positions are unique: out of the way first, then into place.
  await tx.$executeRaw`UPDATE "AssignmentItem" SET position = -1 - position WHERE "assignmentId" = ${assignmentId}`
  for (const [position, { id, exerciseVersionId, points, pool }] of items.entries()) {
    const poolId = pool === null ? null : (poolIds[pool] ?? null)
    if (id !== null && kept.has(id))
      await tx.assignmentItem.update({ where: { id }, data: { position, points } })
    else
      await tx.assignmentItem.create({ data: { assignmentId, position, points, exerciseVersionId, poolId } })
  }
  await tx.pool.deleteMany({ where: { assignmentId, items: { none: {} } } })
}

/** Their ids, in order. */
async function storePools(
  tx: Prisma.TransactionClient,
  assignmentId: string,
  pools: AssignmentSettings['pools'],
): Promise<string[]> {
  const ids: string[] = []
  for (const { id, title, draw } of pools) {
    const { count } =
      id === null
        ? { count: 0 }
        : await tx.pool.updateMany({ where: { id, assignmentId }, data: { title, draw } })
    ids.push(
      id !== null && count > 0 ? id : (await tx.pool.create({ data: { assignmentId, title, draw } })).id,
    )
  }
  return ids
}

import type { Prisma } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'

/** The hints with a price that somebody opened for an item: their numbers, counted from 1. */
export async function findOpenedHints(
  db: Prisma.TransactionClient,
  viewer: Viewer,
  itemId: string,
): Promise<number[]> {
  const rows = await db.openedHint.findMany({
    where: { itemId, userId: viewer.id },
    select: { hint: true },
  })
  return rows.map(({ hint }) => hint)
}

/** Percent of the points that the hints opened by then cost an answer of that moment. Under the lock of its item. */
export async function hintsCostAt(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  itemId: string,
  at: Date,
): Promise<number> {
  const { _sum } = await tx.openedHint.aggregate({
    where: { itemId, userId: viewer.id, openedAt: { lte: at } },
    _sum: { cost: true },
  })
  return Math.min(100, _sum.cost ?? 0)
}

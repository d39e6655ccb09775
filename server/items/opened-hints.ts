import type { Prisma } from '#prisma-client'
import type { FoundOwner } from '#server/teams/find-owner.ts'

/** Whose hints: what a member opened alone, all of them know; what was opened for a team stays with it. */
type By = Pick<FoundOwner, 'owner' | 'members'>
const openedBy = ({ owner, members }: By): Prisma.OpenedHintWhereInput =>
  owner.teamId === null
    ? { userId: owner.userId }
    : { OR: [{ teamId: owner.teamId }, { userId: { in: [...members] } }] }

/** The hints with a price that somebody opened for an item: their numbers, counted from 1. */
export async function findOpenedHints(
  db: Prisma.TransactionClient,
  by: By,
  itemId: string,
): Promise<number[]> {
  const rows = await db.openedHint.findMany({
    where: { itemId, ...openedBy(by) },
    distinct: ['hint'],
    select: { hint: true },
  })
  return rows.map(({ hint }) => hint)
}

/** Percent of the points that the hints opened by then cost an answer of that moment. Under the lock of its item. */
export async function hintsCostAt(
  tx: Prisma.TransactionClient,
  by: By,
  itemId: string,
  at: Date,
): Promise<number> {
  const opened = await tx.openedHint.findMany({
    where: { itemId, openedAt: { lte: at }, ...openedBy(by) },
    distinct: ['hint'],
    select: { cost: true },
  })
  return Math.min(
    100,
    opened.reduce((sum, { cost }) => sum + cost, 0),
  )
}

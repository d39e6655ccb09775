import type { Prisma } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { currentOverride, newestFirst, type Override, overrideInclude } from '#server/scores/override.ts'

/** The points given by hand that count for a student and an item; null when the submissions decide. */
export async function findOverride(
  itemId: string,
  userId: string,
  tx: Prisma.TransactionClient = database,
): Promise<Override | null> {
  const rows = await tx.scoreOverride.findMany({
    where: { itemId, userId },
    orderBy: newestFirst,
    take: 1,
    include: overrideInclude,
  })
  return currentOverride(rows)
}

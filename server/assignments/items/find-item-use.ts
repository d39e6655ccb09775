import type { Prisma } from '#prisma-client'

/** What hangs on an item, so that it cannot simply go. */
export interface ItemUse {
  submissions: number
  /** Points given by hand, now or before. */
  overrides: number
  /** The highest points given by hand that count now; 0 without any. */
  highestByHand: number
  /** Students who drew it from its pool. */
  drawn: number
  /** People and groups who have opened it and so have numbers of their own. */
  opened: number
}

/** By the item's id; every item is there. */
export async function findItemUse(
  tx: Prisma.TransactionClient,
  items: readonly { id: string }[],
): Promise<Map<string, ItemUse>> {
  const ids = items.map(({ id }) => id)
  const rows = await tx.$queryRaw<(ItemUse & { id: string })[]>`
    SELECT i.id,
      (SELECT count(*)::int FROM "Submission" s JOIN "Variant" v ON v.id = s."variantId" WHERE v."itemId" = i.id)
        AS submissions,
      (SELECT count(*)::int FROM "ScoreOverride" o WHERE o."itemId" = i.id) AS overrides,
      (SELECT coalesce(max(c.points), 0) FROM (
        SELECT DISTINCT ON (o."userId") o.points FROM "ScoreOverride" o WHERE o."itemId" = i.id
        ORDER BY o."userId", o."createdAt" DESC, o.id DESC) c) AS "highestByHand",
      (SELECT count(*)::int FROM "PoolDraw" d WHERE d."itemId" = i.id) AS drawn,
      (SELECT count(DISTINCT coalesce(v."teamId", v."userId"))::int FROM "Variant" v WHERE v."itemId" = i.id) AS opened
    FROM "AssignmentItem" i WHERE i.id = ANY(${ids})`
  return new Map(rows.map(({ id, ...use }) => [id, use]))
}

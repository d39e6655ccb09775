import type { Prisma } from '#prisma-client'

interface Copied {
  items: readonly { position: number; points: number; exerciseVersionId: string; poolId: string | null }[]
  pools: readonly { id: string; title: string; draw: number }[]
}

/** Puts the items and pools of an assignment into another one, without anything that a student has of them. */
export async function copyItems(
  tx: Prisma.TransactionClient,
  { items, pools }: Copied,
  assignmentId: string,
  versionOf: (exerciseVersionId: string) => string = (id) => id,
): Promise<void> {
  const copies = pools.map(({ id, title, draw }) => ({ of: id, id: crypto.randomUUID(), title, draw }))
  await tx.pool.createMany({ data: copies.map(({ id, title, draw }) => ({ id, title, draw, assignmentId })) })
  const poolOf = new Map(copies.map(({ of, id }) => [of, id]))
  await tx.assignmentItem.createMany({
    data: items.map(({ position, points, exerciseVersionId, poolId }) => ({
      assignmentId,
      position,
      points,
      exerciseVersionId: versionOf(exerciseVersionId),
      poolId: poolId === null ? null : (poolOf.get(poolId) ?? null),
    })),
  })
}

import type { Prisma } from '#prisma-client'

/** For a query of assignments: pools, with what one student drew. */
export const drawsOf = (userId: string) =>
  ({
    pools: {
      select: {
        id: true,
        title: true,
        draw: true,
        draws: { where: { userId }, select: { itemId: true, position: true } },
      },
    },
  }) satisfies Prisma.AssignmentInclude

interface PoolWithDraws {
  id: string
  draw: number
  draws: readonly { itemId: string; position: number }[]
}

/** Whether the student has not drawn all that they are to work on. */
export const lacksDraws = (pools: readonly PoolWithDraws[]): boolean =>
  pools.some(({ draw, draws }) => draws.length < draw)

/** The items that one student gets: those of everybody, and what was drawn, in the order of the draws. */
export function ownItems<Item extends { id: string; poolId: string | null }>(
  items: readonly Item[],
  pools: readonly PoolWithDraws[],
): Item[] {
  const places = new Map(
    pools.flatMap(({ draws }) => draws.map(({ itemId, position }) => [itemId, position])),
  )
  const placeOf = ({ id }: Item) => places.get(id) ?? 0
  const placed = new Set<string>()
  return items.flatMap((item) => {
    const { poolId } = item
    if (poolId === null) return [item]
    if (placed.has(poolId)) return []
    placed.add(poolId)
    return items
      .filter((one) => one.poolId === poolId && places.has(one.id))
      .toSorted((a, b) => placeOf(a) - placeOf(b))
  })
}

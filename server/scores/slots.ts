// The places of an assignment that have points: an item that everybody gets, or one of those that each student draws from a
// pool. Full marks are counted by them, so that they are the same for whoever drew what.

interface Placed {
  id: string
  points: number
  poolId: string | null
}

/** A pool as an assignment has it. */
export interface PoolRule {
  id: string
  title: string
  /** How many each student draws. */
  draw: number
}

export interface Slot<Item> {
  points: number
  /** What everybody gets there; null where each student has what they drew. */
  item: Item | null
  /** Which draw of which pool, counted from 1; null for what everybody gets. */
  drawn: { pool: PoolRule; position: number } | null
}

/** In the order of the items; a pool stands where its first item does. */
export function slotsOf<Item extends Placed>(
  items: readonly Item[],
  pools: readonly PoolRule[],
): Slot<Item>[] {
  const placed = new Set<string>()
  return items.flatMap((item): Slot<Item>[] => {
    const pool = pools.find(({ id }) => id === item.poolId)
    if (pool === undefined) return [{ points: item.points, item, drawn: null }]
    if (placed.has(pool.id)) return []
    placed.add(pool.id)
    return Array.from({ length: pool.draw }, (_, at) => ({
      points: item.points,
      item: null,
      drawn: { pool, position: at + 1 },
    }))
  })
}

/** What can be earned in all. */
export const fullMarks = (items: readonly Placed[], pools: readonly PoolRule[]): number =>
  slotsOf(items, pools).reduce((sum, { points }) => sum + points, 0)

/** "Delays 2": what a column of it is called. */
export const nameDraw = ({ pool, position }: { pool: PoolRule; position: number }): string =>
  pool.draw === 1 ? pool.title : `${pool.title} ${position}`

// What a student gets of a pool is drawn when they first look at an assignment that is open, and stored. What was drawn stays,
// whatever becomes of the pool; where a pool gives more than before, the rest is drawn as well.
import { createHmac } from 'node:crypto'
import { lacksDraws } from '#server/assignments/items/own-items.ts'
import { database } from '#server/database/client.ts'

interface DrawnFrom {
  id: string
  opensAt: Date
  pools: Parameters<typeof lacksDraws>[0]
}

/** Reads assignments of a student; where something is still to be drawn, draws it and reads them once more. `find` gives
 * those in which the reader is a student. */
export async function readDrawn<Read>(
  userId: string,
  now: Date,
  read: () => Promise<Read>,
  find: (read: Read) => readonly DrawnFrom[],
): Promise<Read> {
  const rows = await read()
  const lacking = find(rows).filter(({ opensAt, pools }) => opensAt <= now && lacksDraws(pools))
  if (lacking.length === 0) return rows
  await completeDraws(
    userId,
    lacking.map(({ id }) => id),
  )
  return read()
}

/** Draws what a student has not drawn in these assignments. Done twice, or twice at once, it draws the same once. */
export async function completeDraws(userId: string, assignmentIds: readonly string[]): Promise<void> {
  await database.$transaction(async (tx) => {
    // Who changes a pool waits until this is done, and the other way round.
    await tx.$queryRaw`
      SELECT id FROM "Pool" WHERE "assignmentId" = ANY(${[...assignmentIds]}) ORDER BY id FOR SHARE`
    const pools = await tx.pool.findMany({
      where: { assignmentId: { in: [...assignmentIds] } },
      include: {
        items: { select: { id: true } },
        draws: { where: { userId }, select: { itemId: true, position: true } },
        assignment: { select: { course: { select: { seedSecret: true } } } },
      },
    })
    const data = pools.flatMap(({ id: poolId, draw, items, draws, assignment }) => {
      const drawn = new Set(draws.map(({ itemId }) => itemId))
      const secret = assignment.course.seedSecret
      return items
        .filter(({ id }) => !drawn.has(id))
        .map(({ id }) => ({ id, lot: lotOf(secret, userId, id) }))
        .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
        .slice(0, Math.max(0, draw - draws.length))
        .map(({ id: itemId }, at) => ({ poolId, userId, itemId, position: draws.length + at + 1 }))
    })
    await tx.poolDraw.createMany({ data, skipDuplicates: true })
  })
}

/** Under the course's secret, so that nobody can tell what others drew. The lowest are drawn. */
function lotOf(secret: string, userId: string, itemId: string): string {
  const fields = ['draw', userId, itemId]
  const message = fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('')
  return createHmac('sha256', secret).update(message).digest('hex')
}

import * as z from 'zod'
import type { Prisma, Regrade } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { findRegradedItem, type RegradedItem } from '#server/regrades/find-regraded-item.ts'

export const RegradeIdSchema = z.strictObject({ regradeId: IdSchema })
export const saysUnknown = 'Not done: this was not understood. Reload the page.'

type RegradeRefusal = Refusal<'not-found' | 'decided' | 'not-judged-yet' | 'not-the-newest' | 'one-is-open'>
export type RegradeResult<Done = object> = Promise<({ ok: true } & Done) | RegradeRefusal>

export const decided = refuse(
  'decided',
  'Not done: somebody decided on this regrade meanwhile. Reload the page to see how.',
)

/** Holds the item and its regrades, once the viewer may. */
export async function withRegrade<Done>(
  viewer: Viewer,
  regradeId: string,
  work: (
    tx: Prisma.TransactionClient,
    item: RegradedItem,
    regrade: Regrade,
  ) => Promise<Done | RegradeRefusal>,
): Promise<Done | RegradeRefusal> {
  const known = await database.regrade.findUnique({ where: { id: regradeId }, select: { itemId: true } })
  if (known === null) return notFound()
  const { itemId } = known
  return database.$transaction(
    async (tx) => {
      await lock(tx, 'regrade', itemId)
      await tx.$queryRaw`SELECT id FROM "AssignmentItem" WHERE id = ${itemId} FOR UPDATE`
      const item = await findRegradedItem(viewer, itemId, tx)
      if (item === null) return notFound()
      return work(tx, item, await tx.regrade.findUniqueOrThrow({ where: { id: regradeId } }))
    },
    { timeout: 60_000 },
  )
}

/** Before an item gets another version: what was judged by the present one goes on saying so. */
export async function keepVersion(
  tx: Prisma.TransactionClient,
  itemId: string,
  versionId: string,
): Promise<void> {
  await tx.gradingRun.updateMany({ where: { versionId: null, variant: { itemId } }, data: { versionId } })
}

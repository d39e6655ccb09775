import type { Prisma } from '#prisma-client'
import type { LoadedItem } from '#server/items/load-item.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Until the transaction ends, the item keeps its version: what is handed in now is seen by a regrade that is committed
 * next. A refusal when it got another one since it was loaded. */
export async function holdItem(
  tx: Prisma.TransactionClient,
  { item }: { item: Pick<LoadedItem['item'], 'id' | 'exerciseVersionId'> },
): Promise<Refusal<'corrected'> | null> {
  const [held] = await tx.$queryRaw<{ versionId: string }[]>`
    SELECT "exerciseVersionId" AS "versionId" FROM "AssignmentItem" WHERE id = ${item.id} FOR SHARE`
  if (held?.versionId === item.exerciseVersionId) return null
  return refuse(
    'corrected',
    'Not submitted: the exercise was corrected at this moment. Reload the page, then submit again; what you typed is kept.',
  )
}

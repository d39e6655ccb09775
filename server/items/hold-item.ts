import type { Prisma } from '#prisma-client'
import type { LoadedItem } from '#server/items/load-item.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Until the transaction ends, the item keeps its version, and its assignment is worked on alone or in groups as it was: what
 * is handed in now is seen by whoever changes them next. A refusal when one of them changed since the item was loaded. */
export async function holdItem(
  tx: Prisma.TransactionClient,
  {
    item,
  }: {
    item: Pick<LoadedItem['item'], 'id' | 'exerciseVersionId'> & { assignment: { groupSize: number | null } }
  },
): Promise<Refusal<'corrected'> | null> {
  // The assignment first, as who saves it does.
  const [held] = await tx.$queryRaw<{ versionId: string; groupSize: number | null }[]>`
    SELECT i."exerciseVersionId" AS "versionId", a."groupSize"
    FROM "Assignment" a JOIN "AssignmentItem" i ON i."assignmentId" = a.id
    WHERE i.id = ${item.id} FOR SHARE`
  if (held?.versionId === item.exerciseVersionId && held.groupSize === item.assignment.groupSize) return null
  return refuse(
    'corrected',
    'Not submitted: the exercise was corrected, or who works together was changed, at this moment. Reload the page, then submit again; what you typed is kept.',
  )
}

import type { Prisma } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'

/** Until the transaction ends, no other request works on this item for this student: attempts are counted and
 * used one after the other, whatever is sent at once. */
export async function lockItem(tx: Prisma.TransactionClient, viewer: Viewer, itemId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`item:${viewer.id}:${itemId}`}, 0))`
}

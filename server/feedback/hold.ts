// How reviewers keep out of each other's way. Who opens a submission holds it for some minutes, and each save makes it some
// minutes more; meanwhile the queue gives it to nobody else. A hold is a courtesy and no lock: it runs out, it can be taken
// over, and what two have written all the same is told apart by its revision.
import type { Prisma } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'

export const holdMs = 15 * 60_000

/** Holds it for the viewer, unless somebody else does. Whether it is theirs now. */
export async function takeHold(
  db: Prisma.TransactionClient,
  viewer: Viewer,
  submissionId: string,
  now: Date,
  { over = false }: { over?: boolean } = {},
): Promise<boolean> {
  await db.review.createMany({ data: [{ submissionId }], skipDuplicates: true })
  const { count } = await db.review.updateMany({
    where: { submissionId, ...(over ? {} : freeFor(viewer, now)) },
    data: { heldById: viewer.id, heldUntil: new Date(now.getTime() + holdMs) },
  })
  return count === 1
}

/** For a query of reviews. */
export const freeFor = (viewer: Viewer, now: Date) =>
  ({
    OR: [{ heldUntil: null }, { heldUntil: { lte: now } }, { heldById: viewer.id }],
  }) satisfies Prisma.ReviewWhereInput

/** Whether somebody else holds it. */
export const isHeld = (
  held: { heldById: string | null; heldUntil: Date | null },
  viewer: Viewer,
  now: Date,
): boolean => held.heldById !== viewer.id && held.heldUntil !== null && held.heldUntil > now

import type { GradingRun, Prisma } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** The submission that was stored under this key before, with its first live run; null when the key is new. */
export async function findSameSubmission(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  itemId: string,
  key: string,
): Promise<
  | { ok: true; id: string; variantId: string; submittedAt: Date; hintsCost: number; run: GradingRun }
  | Refusal<'key-reused'>
  | null
> {
  const same = await tx.submission.findUnique({
    where: { userId_idempotencyKey: { userId: viewer.id, idempotencyKey: key } },
    include: {
      variant: { select: { itemId: true } },
      runs: { where: { mode: 'LIVE' }, orderBy: { createdAt: 'asc' }, take: 1 },
    },
  })
  if (same === null) return null
  const run = same.runs[0]
  // The browser makes a fresh key for each press of Submit, so this is a mistake of a script.
  if (run === undefined || same.variant.itemId !== itemId) {
    return refuse(
      'key-reused',
      'Not submitted: this submission key belongs to another item. Reload and submit again.',
    )
  }
  const { id, variantId, createdAt: submittedAt, hintsCost } = same
  return { ok: true, id, variantId, submittedAt, hintsCost, run }
}

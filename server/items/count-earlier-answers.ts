import type { Prisma } from '#prisma-client'

/** Judged answers to the same numbers before one of them. */
export function countEarlierAnswers(
  db: Prisma.TransactionClient,
  { variantId, createdAt }: { variantId: string; createdAt: Date },
): Promise<number> {
  return db.submission.count({
    where: {
      variantId,
      createdAt: { lt: createdAt },
      runs: { some: { mode: 'LIVE', status: 'FINISHED' } },
    },
  })
}

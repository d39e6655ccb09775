import type { Prisma } from '#prisma-client'

/** Answers to one set of numbers that count: one that we could not judge leaves the numbers unanswered. */
export function countAnswers(db: Prisma.TransactionClient, variantId: string): Promise<number> {
  return db.submission.count({
    where: { variantId, runs: { none: { mode: 'LIVE', status: 'FAULTED' } } },
  })
}

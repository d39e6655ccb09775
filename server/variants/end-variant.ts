import type { Prisma, VariantEnd } from '#prisma-client'

/** Ends a set of numbers, for good: what ended it first stays. Under the lock of its item. */
export async function endVariant(
  tx: Prisma.TransactionClient,
  variantId: string,
  endedBy: VariantEnd,
  endedAt: Date,
): Promise<void> {
  await tx.variant.updateMany({ where: { id: variantId, endedAt: null }, data: { endedAt, endedBy } })
}

import type { Prisma } from '#prisma-client'

/** All whose work it is that was handed in with a set of numbers. */
export async function findMembers(
  db: Prisma.TransactionClient,
  variantId: string,
): Promise<{ id: string; name: string; email: string }[]> {
  return db.user.findMany({
    where: {
      OR: [
        { variants: { some: { id: variantId } } },
        { teamSeats: { some: { team: { variants: { some: { id: variantId } } } } } },
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, email: true },
  })
}

import type { Prisma } from '#prisma-client'

/** Where the next assignment of a course goes: at the end. Ask while holding the course's lock. */
export async function nextPosition(tx: Prisma.TransactionClient, courseId: string): Promise<number> {
  const { _max } = await tx.assignment.aggregate({ where: { courseId }, _max: { position: true } })
  return (_max.position ?? -1) + 1
}

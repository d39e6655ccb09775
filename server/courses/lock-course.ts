import type { Prisma } from '#prisma-client'

/** Until the transaction ends, no other request changes who is in the course or which assignments it has. */
export async function lockCourse(tx: Prisma.TransactionClient, courseId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`course:${courseId}`}, 0))`
}

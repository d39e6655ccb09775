import type { Prisma } from '#prisma-client'

/** Whether the course would be without an instructor if this one went. Ask while holding the course's lock. */
export async function isLastInstructor(
  tx: Prisma.TransactionClient,
  courseId: string,
  userId: string,
): Promise<boolean> {
  const instructors = await tx.enrolment.findMany({
    where: { courseId, role: 'INSTRUCTOR' },
    select: { userId: true },
    take: 2,
  })
  return instructors.length === 1 && instructors[0]?.userId === userId
}

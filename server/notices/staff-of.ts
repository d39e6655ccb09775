import type { Prisma } from '#prisma-client'

/** Who runs a course and hears of what its students' work needs. */
export async function staffOf(db: Prisma.TransactionClient, courseId: string): Promise<string[]> {
  const rows = await db.enrolment.findMany({
    where: { courseId, role: { not: 'STUDENT' }, user: { disabledAt: null } },
    select: { userId: true },
  })
  return rows.map(({ userId }) => userId)
}

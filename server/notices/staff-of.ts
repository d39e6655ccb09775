import type { Prisma } from '#prisma-client'
import { type SeenStudents, seenBy, seenSelect } from '#server/access/seen-students.ts'

/** Who runs a course and hears of what the work of its students needs, each with whom they see. */
export async function staffOf(
  db: Prisma.TransactionClient,
  courseId: string,
): Promise<{ userId: string; seen: SeenStudents }[]> {
  const rows = await db.enrolment.findMany({
    where: { courseId, role: { not: 'STUDENT' }, user: { disabledAt: null } },
    select: { userId: true, ...seenSelect },
  })
  return rows.map((row) => ({ userId: row.userId, seen: seenBy(row) }))
}

import type { Prisma } from '#prisma-client'
import type { SeenStudents } from '#server/access/seen-students.ts'

/** Says whose work an assistant sees from now on. Ask while holding the course's lock. */
export async function setSees(
  tx: Prisma.TransactionClient,
  { courseId, userId }: { courseId: string; userId: string },
  sections: readonly { id: string }[] | null,
): Promise<void> {
  await tx.assistantSection.deleteMany({ where: { courseId, userId } })
  await tx.enrolment.update({
    where: { courseId_userId: { courseId, userId } },
    data: { limited: sections !== null },
  })
  await tx.assistantSection.createMany({
    data: (sections ?? []).map(({ id }) => ({ courseId, userId, sectionId: id })),
  })
}

/** As a person reads it, and the audit log. */
export const sayMaySee = (sections: SeenStudents['sections']): string =>
  sections === null ? 'all students' : sayNames(sections.map(({ name }) => name))

export const sayNames = (names: readonly string[]) => names.toSorted().join(', ') || 'nobody'

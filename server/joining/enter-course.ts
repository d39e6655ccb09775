import type { Prisma, Role } from '#prisma-client'
import { recordActs } from '#server/audit/record-acts.ts'
import { sayMaySee, setSees } from '#server/roster/set-sees.ts'

export interface Entering {
  courseId: string
  userId: string
  email: string
  role: Role
  section: { id: string; name: string } | null
  group: { id: string; name: string } | null
  /** The sections whose students an assistant sees alone. */
  sees?: { id: string; name: string }[] | null
}

/** Puts somebody who came by themselves into a course; who is in it already keeps role, section and group. Ask while holding
 * the course's lock. */
export async function enterCourse(
  tx: Prisma.TransactionClient,
  { courseId, userId, email, role, section, group, sees = null }: Entering,
): Promise<void> {
  const { count } = await tx.enrolment.createMany({
    data: [{ courseId, userId, role, sectionId: section?.id ?? null, groupId: group?.id ?? null }],
    skipDuplicates: true,
  })
  if (count === 0) return
  if (sees !== null) await setSees(tx, { courseId, userId }, sees)
  const after = {
    role,
    section: section?.name ?? null,
    ...(group === null ? {} : { group: group.name }),
    ...(sees === null ? {} : { sees: sayMaySee(sees) }),
  }
  await recordActs(tx, [{ courseId, byId: userId, of: { userId, email }, act: 'joined', after }])
}

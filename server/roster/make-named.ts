import type { Prisma } from '#prisma-client'
import { foldName } from '#server/roster/section-name.ts'

/** What people of a course are put into, by its name. */
export type NamedPart = 'section' | 'group'

/** The ids of sections or groups by their names; those that are missing are made. Ask while holding the course's lock. */
export async function makeNamed(
  tx: Prisma.TransactionClient,
  kind: NamedPart,
  courseId: string,
  names: readonly string[],
): Promise<(name: string | null) => string | null> {
  const found = { where: { courseId }, select: { id: true, name: true } }
  const there = kind === 'section' ? await tx.section.findMany(found) : await tx.group.findMany(found)
  const idOf = new Map(there.map(({ id, name }) => [foldName(name), id]))
  const missing = new Map(
    names.filter((name) => !idOf.has(foldName(name))).map((name) => [foldName(name), name]),
  )
  const made = {
    data: [...missing.values()].map((name) => ({ courseId, name })),
    select: { id: true, name: true },
  }
  const rows =
    kind === 'section' ? await tx.section.createManyAndReturn(made) : await tx.group.createManyAndReturn(made)
  for (const { id, name } of rows) idOf.set(foldName(name), id)
  return (name) => (name === null ? null : (idOf.get(foldName(name)) ?? null))
}

/** A section or a group is there while somebody is in it or invited to it, or an assistant is limited to it: a mistyped
 * name is gone with its last one. */
export async function dropEmpty(tx: Prisma.TransactionClient, courseId: string): Promise<void> {
  const where = { courseId, enrolments: { none: {} }, invitations: { none: {} } }
  await tx.section.deleteMany({
    where: { ...where, assistants: { none: {} }, invitedAssistants: { none: {} } },
  })
  await tx.group.deleteMany({ where })
}

import type { Prisma } from '#prisma-client'
import { foldSection } from '#server/roster/plan-import.ts'

/** The ids of sections by their names; those that are missing are made. Ask while holding the course's lock. */
export async function makeSections(
  tx: Prisma.TransactionClient,
  courseId: string,
  names: readonly string[],
): Promise<(name: string | null) => string | null> {
  const there = await tx.section.findMany({ where: { courseId }, select: { id: true, name: true } })
  const idOf = new Map(there.map(({ id, name }) => [foldSection(name), id]))
  const missing = new Map(
    names.filter((name) => !idOf.has(foldSection(name))).map((name) => [foldSection(name), name]),
  )
  const made = await tx.section.createManyAndReturn({
    data: [...missing.values()].map((name) => ({ courseId, name })),
    select: { id: true, name: true },
  })
  for (const { id, name } of made) idOf.set(foldSection(name), id)
  return (name) => (name === null ? null : (idOf.get(foldSection(name)) ?? null))
}

/** A section is there while somebody is in it or invited to it: a mistyped name is gone with its last one. */
export async function dropEmptySections(tx: Prisma.TransactionClient, courseId: string): Promise<void> {
  await tx.section.deleteMany({ where: { courseId, enrolments: { none: {} }, invitations: { none: {} } } })
}

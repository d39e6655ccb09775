import type { Prisma } from '#prisma-client'

/** Points that an instructor gave by hand, as staff and the student see them. */
export interface Override {
  points: number
  reason: string
  /** Name of who gave them. */
  by: string
  at: Date
}

/** What an override reads of its row. */
export const overrideInclude = { by: { select: { name: true } } } satisfies Prisma.ScoreOverrideInclude
type OverrideRow = Prisma.ScoreOverrideGetPayload<{ include: typeof overrideInclude }>

/** Rows of one student and one item in this order: the first one counts. Ids are made in the order of time. */
export const newestFirst = [
  { createdAt: 'desc' },
  { id: 'desc' },
] satisfies Prisma.ScoreOverrideOrderByWithRelationInput[]

/** The override that counts, of rows that stand newest first; null when there is none or it was taken back. */
export function currentOverride(rows: readonly OverrideRow[]): Override | null {
  const [newest] = rows
  if (newest === undefined || newest.points === null) return null
  return { points: newest.points, reason: newest.reason, by: newest.by.name, at: newest.createdAt }
}

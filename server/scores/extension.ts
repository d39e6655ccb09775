// More time than all have: for one student, for a section, by a factor in a whole course, or because
// another member of the group has it. Nothing else reads it, so that
// page, submission and points agree.
import { Prisma } from '#prisma-client'
import { groupColumns, groupJoin } from '#server/scores/group-time.ts'

/** What a student was given; several may hold at once. */
export type GivenTime =
  | { for: 'student' | 'section' | 'group'; dueAt: Date; reason: string }
  /** The time from opening to due is so many times as long. */
  | { for: 'course' | 'group'; factor: number; reason: string }

/** The one that counts, as pages say it. */
export interface Extension {
  for: GivenTime['for']
  dueAt: Date
  reason: string
}

export interface Times {
  opensAt: Date
  dueAt: Date
  /** The end of late work; null takes nothing late. */
  lateUntil: Date | null
}

const minuteMs = 60_000

/** When the assignment is due by this alone. A factor ends at a whole minute. */
export function dueBy({ opensAt, dueAt }: Times, given: GivenTime): Date {
  if ('dueAt' in given) return given.dueAt
  const lengthMs = (dueAt.getTime() - opensAt.getTime()) * given.factor
  return new Date(Math.ceil((opensAt.getTime() + lengthMs) / minuteMs) * minuteMs)
}

/** Of what was given, that which gives most; null while nothing gives more than all have. */
export function countingExtension(row: Times, given: readonly GivenTime[]): Extension | null {
  let most: Extension | null = null
  for (const one of given) {
    const dueAt = dueBy(row, one)
    if (dueAt > (most?.dueAt ?? row.dueAt)) most = { for: one.for, dueAt, reason: one.reason }
  }
  return most
}

/**
 * An assignment as it is for who was given more time: due later, and late work taken as much longer. What gives most holds;
 * nothing is added up. Where the due time of all was moved past it, that holds.
 */
export function extended<Row extends Times>(row: Row, given: readonly GivenTime[]): Row {
  const extension = countingExtension(row, given)
  if (extension === null) return row
  const { dueAt } = extension
  const moreMs = dueAt.getTime() - row.dueAt.getTime()
  return {
    ...row,
    dueAt,
    lateUntil: row.lateUntil === null ? null : new Date(row.lateUntil.getTime() + moreMs),
  }
}

/** For a query of assignments: what one student was given, beside `accommodationsOf` in the course. */
export const extensionsOf = (userId: string) =>
  ({
    extensions: { where: { userId }, select: { dueAt: true, reason: true } },
    sectionExtensions: {
      where: { section: { enrolments: { some: { userId } } } },
      select: { dueAt: true, reason: true },
    },
  }) satisfies Prisma.AssignmentInclude

/** For a query of courses. */
export const accommodationsOf = (userId: string) =>
  ({ where: { userId }, select: { factor: true, reason: true } }) satisfies Prisma.Course$accommodationsArgs

interface GivenRows {
  extensions: readonly { dueAt: Date; reason: string }[]
  sectionExtensions: readonly { dueAt: Date; reason: string }[]
  course: { accommodations: readonly { factor: number; reason: string }[] }
}

/** From an assignment that was read with both. */
export const givenIn = ({ extensions, sectionExtensions, course }: GivenRows): GivenTime[] => [
  ...extensions.map(({ dueAt, reason }) => ({ for: 'student' as const, dueAt, reason })),
  ...sectionExtensions.map(({ dueAt, reason }) => ({ for: 'section' as const, dueAt, reason })),
  ...course.accommodations.map(({ factor, reason }) => ({ for: 'course' as const, factor, reason })),
]

/** The same in SQL, where assignments are `a`: columns, and the joins that they come from. */
export const givenColumns = Prisma.sql`
  own."dueAt" AS "ownUntil", part."dueAt" AS "sectionUntil", slow.factor AS "timeFactor", ${groupColumns}`
export const givenJoins = (userId: string): Prisma.Sql => Prisma.sql`
  LEFT JOIN "Extension" own ON own."assignmentId" = a.id AND own."userId" = ${userId}
  LEFT JOIN "Enrolment" seat ON seat."courseId" = a."courseId" AND seat."userId" = ${userId}
  LEFT JOIN "SectionExtension" part ON part."assignmentId" = a.id AND part."sectionId" = seat."sectionId"
  LEFT JOIN "Accommodation" slow ON slow."courseId" = a."courseId" AND slow."userId" = ${userId}
  ${groupJoin(Prisma.sql`${userId}`)}`
export interface GivenColumns {
  ownUntil: Date | null
  sectionUntil: Date | null
  timeFactor: number | null
  groupUntil: Date | null
  groupFactor: number | null
}

/** From such a row; why it was given is not read. */
export const givenBy = ({
  ownUntil,
  sectionUntil,
  timeFactor,
  groupUntil,
  groupFactor,
}: GivenColumns): GivenTime[] => [
  ...(ownUntil === null ? [] : [{ for: 'student' as const, dueAt: ownUntil, reason: '' }]),
  ...(sectionUntil === null ? [] : [{ for: 'section' as const, dueAt: sectionUntil, reason: '' }]),
  ...(timeFactor === null ? [] : [{ for: 'course' as const, factor: timeFactor, reason: '' }]),
  ...(groupUntil === null ? [] : [{ for: 'group' as const, dueAt: groupUntil, reason: '' }]),
  ...(groupFactor === null ? [] : [{ for: 'group' as const, factor: groupFactor, reason: '' }]),
]

import { Prisma } from '#prisma-client'
import type { GivenTime } from '#server/scores/extension.ts'
import { groupColumns, groupJoin } from '#server/scores/group-time.ts'

/** Whose it is and why is not said: it may be nobody else's business. */
const asGroup = 'another member of the group has it'

interface GroupTime {
  assignmentId: string
  groupUntil: Date | null
  groupFactor: number | null
}

/** What others of a student's group were given, by assignment. Asks nothing where everybody works alone. */
export async function findGroupTimes(
  db: Prisma.TransactionClient,
  userId: string,
  assignments: readonly { id: string; groupSize: number | null }[],
): Promise<(assignmentId: string) => GivenTime[]> {
  const ids = assignments.filter(({ groupSize }) => groupSize !== null).map(({ id }) => id)
  if (ids.length === 0) return () => []
  const rows = await db.$queryRaw<GroupTime[]>`
    SELECT a.id AS "assignmentId", ${groupColumns}
    FROM "Assignment" a ${groupJoin(Prisma.sql`${userId}`)}
    WHERE a.id = ANY(${ids})`
  const byId = new Map(rows.map((row) => [row.assignmentId, givenByGroup(row)]))
  return (assignmentId) => byId.get(assignmentId) ?? []
}

/** The same of all students of a course. */
export async function findAllGroupTimes(
  db: Prisma.TransactionClient,
  courseId: string,
): Promise<(assignmentId: string, userId: string) => GivenTime[]> {
  const rows = await db.$queryRaw<(GroupTime & { userId: string })[]>`
    SELECT a.id AS "assignmentId", e."userId", ${groupColumns}
    FROM "Assignment" a
    JOIN "Enrolment" e ON e."courseId" = a."courseId" AND e.role = 'STUDENT'
    ${groupJoin(Prisma.sql`e."userId"`)}
    WHERE a."courseId" = ${courseId} AND a."groupSize" IS NOT NULL
      AND (shared.until IS NOT NULL OR shared.factor IS NOT NULL)`
  const byBoth = new Map(rows.map((row) => [`${row.assignmentId} ${row.userId}`, givenByGroup(row)]))
  return (assignmentId, userId) => byBoth.get(`${assignmentId} ${userId}`) ?? []
}

const givenByGroup = ({ groupUntil, groupFactor }: GroupTime): GivenTime[] => [
  ...(groupUntil === null ? [] : [{ for: 'group' as const, dueAt: groupUntil, reason: asGroup }]),
  ...(groupFactor === null ? [] : [{ for: 'group' as const, factor: groupFactor, reason: asGroup }]),
]

import { Prisma } from '#prisma-client'

/**
 * In SQL, where assignments are `a`: with whom somebody works on it, without themselves. Column: userId. As find-owner.ts has
 * it: those of the team when something is handed in, and until then those of the group.
 */
export const matesOf = (me: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT theirs."userId"
  FROM "TeamSeat" mine
  JOIN "TeamSeat" theirs ON theirs."teamId" = mine."teamId" AND theirs."userId" <> mine."userId"
  WHERE a."groupSize" IS NOT NULL AND mine."assignmentId" = a.id AND mine."userId" = ${me}
  UNION ALL
  SELECT mate."userId"
  FROM "Enrolment" mine
  JOIN "Enrolment" mate ON mate."groupId" = mine."groupId" AND mate."userId" <> mine."userId" AND mate.role = 'STUDENT'
  WHERE a."groupSize" IS NOT NULL AND mine."courseId" = a."courseId" AND mine."userId" = ${me} AND mine.role = 'STUDENT'
    AND NOT EXISTS (
      SELECT FROM "TeamSeat" taken WHERE taken."assignmentId" = a.id AND taken."userId" IN (mine."userId", mate."userId")
    )
    AND NOT EXISTS (
      SELECT FROM "Team" t
      WHERE t."assignmentId" = a.id AND t."groupId" = mine."groupId" AND t."handedInAt" IS NOT NULL
    )
    AND a."groupSize" >= (
      SELECT count(*) FROM "Enrolment" free
      WHERE free."groupId" = mine."groupId" AND free.role = 'STUDENT' AND NOT EXISTS (
        SELECT FROM "TeamSeat" taken WHERE taken."assignmentId" = a.id AND taken."userId" = free."userId"
      )
    )`

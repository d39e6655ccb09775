// A group has the time of that member who has most. Who that is, and why, is nobody else's business.
import { Prisma } from '#prisma-client'
import { matesOf } from '#server/teams/mates-of.ts'

/** In SQL, where assignments are `a`: columns, and the join that they come from. */
export const groupColumns = Prisma.sql`shared.until AS "groupUntil", shared.factor AS "groupFactor"`
export const groupJoin = (me: Prisma.Sql): Prisma.Sql => Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT max(greatest(alone."dueAt", part."dueAt")) AS until, max(slow.factor) AS factor
    FROM (${matesOf(me)}) mate
    LEFT JOIN "Extension" alone ON alone."assignmentId" = a.id AND alone."userId" = mate."userId"
    LEFT JOIN "Enrolment" place ON place."courseId" = a."courseId" AND place."userId" = mate."userId"
    LEFT JOIN "SectionExtension" part ON part."assignmentId" = a.id AND part."sectionId" = place."sectionId"
    LEFT JOIN "Accommodation" slow ON slow."courseId" = a."courseId" AND slow."userId" = mate."userId"
  ) shared ON true`

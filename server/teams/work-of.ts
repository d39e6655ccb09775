// Whose a set of numbers, and what was handed in with it, is: a student's own, or that of everybody who has a seat in the
// team. Every question about submissions asks it here, so that each member has the points and nobody else has them.
import { Prisma } from '#prisma-client'

/** A student's numbers: their own, and those with which they handed something in as a team. */
export const workOf = (userId: string) =>
  ({ OR: [{ userId }, { team: { seats: { some: { userId } } } }] }) satisfies Prisma.VariantWhereInput

/** The same in SQL, where variants are `v`. */
export const isWorkOf = (userId: string): Prisma.Sql => Prisma.sql`
  (v."userId" = ${userId} OR v."teamId" IN (SELECT mine."teamId" FROM "TeamSeat" mine WHERE mine."userId" = ${userId}))`

/** For all students at once, where variants are `v`: a row for each whose they are, and then who that is. */
export const joinStudents = Prisma.sql`LEFT JOIN "TeamSeat" seat ON seat."teamId" = v."teamId"`
export const workStudentId = Prisma.sql`coalesce(v."userId", seat."userId")`

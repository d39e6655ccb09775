import type { Prisma } from '#prisma-client'
import { ownEnrolments } from '#server/access/own-enrolments.ts'
import type { Standing } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'

/** Where the viewer stands in a course; read from the database each time, so that a change holds at once. */
export async function findStanding(
  viewer: Viewer,
  courseId: string,
  db: Prisma.TransactionClient = database,
): Promise<Standing> {
  const enrolment = await db.enrolment.findUnique({
    where: { courseId_userId: { courseId, userId: viewer.id }, AND: [ownEnrolments(viewer)] },
  })
  return { role: enrolment?.role ?? null, operator: viewer.operator }
}

import { database } from '#server/database/client.ts'

/** Courses here to which the course is linked from which a platform started the session: none before its instructor links it. Read each
 * time, so that a link that is ended ends what it opened. */
export async function findLinkedCourses(sessionId: string): Promise<string[]> {
  const rows = await database.$queryRaw<{ courseId: string }[]>`
    SELECT c."courseId" FROM "LtiLaunch" l
    JOIN "LtiContext" c ON c."platformId" = l."platformId"
      AND c."deploymentId" = l.facts->>'deploymentId' AND c."contextId" = l.facts->'context'->>'id'
    WHERE l."sessionId" = ${sessionId}`
  return rows.map(({ courseId }) => courseId)
}

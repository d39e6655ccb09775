import { type SeenStudents, seenInSql } from '#server/access/seen-students.ts'
import { database } from '#server/database/client.ts'

/** How many students of the course have more time for each assignment than all have; without those that have none. */
export async function countExtended(courseId: string, seen: SeenStudents): Promise<Map<string, number>> {
  const rows = await database.$queryRaw<{ id: string; students: number }[]>`
    SELECT a.id, count(*)::int AS students
    FROM "Assignment" a
    JOIN "Enrolment" e ON e."courseId" = a."courseId" AND e.role = 'STUDENT'
    LEFT JOIN "Extension" x ON x."assignmentId" = a.id AND x."userId" = e."userId"
    LEFT JOIN "SectionExtension" s ON s."assignmentId" = a.id AND s."sectionId" = e."sectionId"
    LEFT JOIN "Accommodation" f ON f."courseId" = a."courseId" AND f."userId" = e."userId"
    WHERE a."courseId" = ${courseId} AND ${seenInSql(seen)} AND (x."dueAt" > a."dueAt" OR s."dueAt" > a."dueAt" OR f.factor > 1)
    GROUP BY a.id`
  return new Map(rows.map(({ id, students }) => [id, students]))
}

import type { database } from '#server/database/client.ts'

/** In place of the students of a course so many of our own, whose ids begin with `bench-` and end with a number from 1. */
export async function enrolStudents(db: typeof database, courseId: string, count: number): Promise<void> {
  await db.enrolment.deleteMany({ where: { courseId, role: 'STUDENT' } })
  await db.$executeRaw`
    INSERT INTO "User" (id, name, email, "updatedAt")
    SELECT 'bench-' || n, 'Student ' || n, 'bench-' || n || '@example.test', now()
    FROM generate_series(1, ${count}::int) n`
  await db.$executeRaw`
    INSERT INTO "Enrolment" ("courseId", "userId", role)
    SELECT ${courseId}, id, 'STUDENT' FROM "User" WHERE id LIKE 'bench-%'`
}

import type { database } from '#server/database/client.ts'
import { enrolStudents } from './enrol-students.ts'

export const slug = 'computer-networking'
const itemsEach = 5

export interface CourseSize {
  students: number
  /** Of five items each. */
  assignments: number
}

/** In place of what the demo course holds: two submissions of every student to every item, one in time and one late, a day
 * apart, each judged by a run with one part that was wrong for two of three.
 * @returns the ids of the assignments and of their items */
export async function fillCourse(
  db: typeof database,
  { students, assignments }: CourseSize,
): Promise<{ assignmentId: string; itemId: string }[]> {
  const { id: courseId } = await db.course.findUniqueOrThrow({ where: { slug } })
  await enrolStudents(db, courseId, students)
  const versions = await db.exerciseVersion.findMany({ take: itemsEach, select: { id: true } })
  const made: { assignmentId: string; itemId: string }[] = []
  for (let position = 0; position < assignments; position += 1) {
    const { id: assignmentId, items } = await db.assignment.create({
      data: {
        courseId,
        title: `Week ${position + 1}`,
        position: 1_000 + position,
        opensAt: new Date(0),
        dueAt: new Date(Date.now() - 36 * 3_600_000),
        lateUntil: new Date(Date.now() + 36 * 3_600_000),
        latePenalty: 10,
        items: {
          create: versions.map(({ id }, at) => ({ position: at, points: 10, exerciseVersionId: id })),
        },
      },
      select: { id: true, items: { select: { id: true } } },
    })
    made.push(...items.map(({ id: itemId }) => ({ assignmentId, itemId })))
  }
  await db.$executeRaw`
    INSERT INTO "Variant" (id, "itemId", "userId", attempt, seed, parameters)
    SELECT i.id || u.id, i.id, u.id, 1, 'bench',
      jsonb_build_object('rtt', floor(random() * 100), 'objects', floor(random() * 10))
    FROM "AssignmentItem" i JOIN "Assignment" a ON a.id = i."assignmentId" AND a.position >= 1000
    CROSS JOIN "User" u WHERE u.id LIKE 'bench-%'`
  await db.$executeRaw`
    INSERT INTO "Submission" (id, "variantId", "userId", "idempotencyKey", response, "createdAt")
    SELECT v.id || n, v.id, v."userId", gen_random_uuid(), '{}', now() - n * interval '24 hours'
    FROM "Variant" v CROSS JOIN generate_series(1, 2) n WHERE v."userId" LIKE 'bench-%'`
  await db.$executeRaw`
    INSERT INTO "GradingRun" (id, mode, status, "submissionId", "variantId", "userId", "graderVersion", seed, score,
      result, "createdAt")
    SELECT id, 'LIVE', 'FINISHED', id, "variantId", "userId", 'bench', '', dice,
      jsonb_build_object('parts', jsonb_build_array(jsonb_build_object('part', 'time', 'outcome',
        CASE WHEN dice > 0.67 THEN '{"status": "passed"}'::jsonb ELSE jsonb_build_object('status', 'failed', 'mismatch',
          jsonb_build_object('code', 'misconception', 'id', 'm' || floor(dice * 10), 'says', 'One round trip is missing.'))
        END))), "createdAt"
    FROM (SELECT *, random() AS dice FROM "Submission" WHERE "userId" LIKE 'bench-%') s`
  await db.$executeRaw`ANALYZE`
  return made
}

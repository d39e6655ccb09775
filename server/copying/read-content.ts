import { AssignmentSettingsSchema } from '#server/assignments/assignment-settings.ts'
import type { CourseContent } from '#server/copying/course-content.ts'
import { database } from '#server/database/client.ts'

/** What a course is, without people and what they did. Moments are ISO 8601 texts. */
export async function readContent(courseId: string): Promise<CourseContent> {
  const { title, lateDays, groupSize, timeZone, categories, assignments } =
    await database.course.findUniqueOrThrow({
      where: { id: courseId },
      include: {
        categories: { orderBy: { position: 'asc' } },
        assignments: {
          orderBy: { position: 'asc' },
          include: {
            category: true,
            exam: true,
            pools: { orderBy: { id: 'asc' } },
            items: {
              orderBy: { position: 'asc' },
              include: {
                exerciseVersion: { select: { exerciseId: true, version: true } },
                rubric: { orderBy: { position: 'asc' }, select: { says: true, points: true } },
              },
            },
          },
        },
      },
    })
  return {
    title,
    lateDays,
    groupSize,
    timeZone,
    categories: categories.map(({ name, weight, dropLowest }) => ({ name, weight, dropLowest })),
    assignments: assignments.map((assignment) => ({
      ...policyOf(assignment),
      title: assignment.title,
      opensAt: assignment.opensAt.toISOString(),
      dueAt: assignment.dueAt.toISOString(),
      lateUntil: assignment.lateUntil?.toISOString() ?? null,
      category: assignment.category?.name ?? null,
      exam: assignment.exam && {
        minutes: assignment.exam.minutes,
        accessCode: assignment.exam.accessCode,
        networks: assignment.exam.networks,
        releaseAt: assignment.exam.releaseAt?.toISOString() ?? null,
      },
      pools: assignment.pools.map(({ title: name, draw }) => ({ title: name, draw })),
      items: assignment.items.map(({ points, poolId, rubric, exerciseVersion }) => ({
        exercise: exerciseVersion.exerciseId,
        version: exerciseVersion.version,
        points,
        pool: poolId === null ? null : assignment.pools.findIndex(({ id }) => id === poolId) + 1,
        rubric,
      })),
    })),
  }
}

/** What an instructor decides about an assignment, but where it stands and what is in it. */
function policyOf(row: object): Record<string, unknown> {
  const elsewhere = ['categoryId', 'items', 'pools', 'exam']
  const names = Object.keys(AssignmentSettingsSchema.shape).filter((name) => !elsewhere.includes(name))
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)))
}

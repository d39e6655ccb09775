import type { CourseContent } from '#server/copying/course-content.ts'
import { database } from '#server/database/client.ts'

/** The id of an exercise's version in this database; null for one that is not here. */
export type VersionOf = (exercise: string, version: number) => string | null

/** The versions that a course uses of what every course may use: where one is not here, the newest stands for it, which is
 * said. */
export async function findVersions({
  assignments,
}: CourseContent): Promise<{ versionOf: VersionOf; said: string[] }> {
  const items = assignments.flatMap((assignment) => assignment.items)
  const found = await database.exerciseVersion.findMany({
    where: { exerciseId: { in: items.map(({ exercise }) => exercise) }, exercise: { courseId: null } },
    orderBy: { version: 'desc' },
    select: { id: true, exerciseId: true, version: true },
  })
  const best = (exercise: string, version: number) =>
    found.find((one) => one.exerciseId === exercise && one.version === version) ??
    found.find((one) => one.exerciseId === exercise)
  const said = items.flatMap(({ exercise, version }) => {
    const one = best(exercise, version)
    return one === undefined || one.version === version
      ? []
      : [`${exercise} is version ${one.version} here, and was version ${version}.`]
  })
  return {
    versionOf: (exercise, version) => best(exercise, version)?.id ?? null,
    said: [...new Set(said)],
  }
}

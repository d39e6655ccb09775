import { database } from '#server/database/client.ts'

export interface UsableExercise {
  /** The exercise's id. */
  id: string
  topic: string
  /** Newest first; never empty. */
  versions: { id: string; version: number; title: string }[]
}

const listedMax = 2_000

/** Published exercises that a course may use: those from folders, and its own. */
export async function listUsableExercises(courseId: string): Promise<UsableExercise[]> {
  const rows = await database.exercise.findMany({
    where: { OR: [{ courseId: null }, { courseId }], versions: { some: {} } },
    select: {
      id: true,
      topic: true,
      versions: { orderBy: { version: 'desc' }, select: { id: true, version: true, title: true } },
    },
    orderBy: [{ topic: 'asc' }, { id: 'asc' }],
    take: listedMax,
  })
  return rows
}

import { database } from '#server/database/client.ts'
import { askExercise, folderOf } from '#server/exercises/ask-exercise.ts'
import type { ExerciseFolder } from '#server/exercises/exercise-task.ts'
import { readTree } from '#server/exercises/read-tree.ts'

/** Different sets of numbers that an exercise can give, up to a bound; null when they could not be counted now. */
export async function findVariety(folder: ExerciseFolder): Promise<number | null> {
  const reply = await askExercise(folder, { want: 'variety' }, 'background')
  return reply.ok ? reply.found : null
}

/** Counts for versions that an older Roundtrip stored: of each exercise from a folder, the newest. */
export async function fillInVariety(): Promise<void> {
  const newest = await database.exerciseVersion.findMany({
    where: { exercise: { courseId: null }, NOT: { kinds: { has: 'lab' } } },
    orderBy: { version: 'desc' },
    distinct: ['exerciseId'],
    select: { id: true, treeDigest: true, variety: true },
  })
  for (const { id, treeDigest } of newest.filter(({ variety }) => variety === null)) {
    const variety = await findVariety(folderOf(await readTree(treeDigest), treeDigest))
    if (variety !== null) await database.exerciseVersion.update({ where: { id }, data: { variety } })
  }
}

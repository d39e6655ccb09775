import type { Program } from '#graders/labs/contract/program.ts'
import { mainOf } from '#graders/runtimes.ts'
import type { ExerciseFacts } from '#server/exercises/exercise-task.ts'
import { getLabPart } from '#server/exercises/get-lab-part.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import type { LoadedItem } from '#server/items/load-item.ts'
import { keepMade, Recent } from '#server/recent.ts'

// A folder never changes, so what was read of one is good for ever.
const kept = new Recent<string, Promise<Program[]>>(100)

/** The starter program of each language that the lab offers. Only starter files leave the exercise's folder. */
export const findStarters = ({ item, exercise }: LoadedItem): Promise<Program[]> =>
  keepMade(kept, item.exerciseVersion.treeDigest, () =>
    readStarters(item.exerciseVersion.treeDigest, exercise),
  )

async function readStarters(treeDigest: string, exercise: ExerciseFacts): Promise<Program[]> {
  const files = await readTree(treeDigest)
  return getLabPart(exercise).languages.map((language) => {
    const main = mainOf(language)
    const bytes = files.get(`starter/${main}`)
    if (bytes === undefined) throw new Error(`Lab ${exercise.id} has no starter/${main}.`)
    return {
      language,
      files: [{ path: main, text: Buffer.from(bytes).toString('utf8') }],
    }
  })
}

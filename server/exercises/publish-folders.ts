import { findExercises } from '#graders/exercise/source/find-exercises.ts'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'
import { type PublishResult, publishExercise } from '#server/exercises/publish-exercise.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

export interface FolderPublished {
  folder: string
  result: PublishResult | Refusal<'unreadable'>
}

/** Publishes every exercise (a folder with an exercise.md) below the given folders. One that is refused does not
 * keep the others back. */
export async function publishFolders(
  roots: readonly string[],
  options: { tested?: boolean } = {},
): Promise<FolderPublished[]> {
  const published: FolderPublished[] = []
  for (const root of roots) {
    const found = await findExercises(root).catch((error: unknown) => {
      published.push({ folder: root, result: unreadable(error) })
      return []
    })
    for (const { folder } of found) {
      const files = await readExerciseFolder(folder).catch(unreadable)
      published.push({ folder, result: files instanceof Map ? await publishExercise(files, options) : files })
    }
  }
  return published
}

const unreadable = (error: unknown): Refusal<'unreadable'> =>
  refuse(
    'unreadable',
    `The folder could not be read (${error instanceof Error ? error.message : String(error)}).`,
  )

import { checkFolderName } from '#graders/exercise/source/check-folder-name.ts'
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
      published.push({ folder, result: await publishFolder(folder, options) })
    }
  }
  return published
}

async function publishFolder(
  folder: string,
  options: { tested?: boolean },
): Promise<FolderPublished['result']> {
  const files = await readExerciseFolder(folder).catch(unreadable)
  if (!(files instanceof Map)) return files
  const problems = checkFolderName(folder, files)
  if (problems.length === 0) return publishExercise(files, options)
  return { ...refuse('does-not-load', 'Nothing was published.'), problems }
}

const unreadable = (error: unknown): Refusal<'unreadable'> =>
  refuse(
    'unreadable',
    `The folder could not be read (${error instanceof Error ? error.message : String(error)}).`,
  )

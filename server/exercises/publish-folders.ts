import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'
import { type PublishResult, publishExercise } from '#server/exercises/publish-exercise.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

const depthMax = 4
const foldersMax = 2_000

export interface FolderPublished {
  folder: string
  result: PublishResult | Refusal<'unreadable'>
}

/** Publishes every exercise (a folder with an exercise.md) below the given folders. One that is refused does not
 * keep the others back. */
export async function publishFolders(roots: readonly string[]): Promise<FolderPublished[]> {
  const published: FolderPublished[] = []
  for (const root of roots) {
    const folders = await findExerciseFolders(root, 0).catch((error: unknown) => {
      published.push({ folder: root, result: unreadable(error) })
      return []
    })
    if (folders.length > foldersMax) {
      throw new Error(`${root} holds ${folders.length} exercises; ${foldersMax} are the limit.`)
    }
    for (const folder of folders) {
      const files = await readExerciseFolder(folder).catch(unreadable)
      published.push({ folder, result: files instanceof Map ? await publishExercise(files) : files })
    }
  }
  return published
}

const unreadable = (error: unknown): Refusal<'unreadable'> =>
  refuse(
    'unreadable',
    `The folder could not be read (${error instanceof Error ? error.message : String(error)}).`,
  )

/** The bundled exercises and those of the folders named in EXERCISES_PATH, separated as in PATH. */
export function exerciseRoots(): string[] {
  const named = (process.env.EXERCISES_PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  return [path.join(process.cwd(), 'exercises'), ...named.map((folder) => path.resolve(folder))]
}

async function findExerciseFolders(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  if (entries.some((entry) => entry.isFile() && entry.name === 'exercise.md')) return [folder]
  if (depth >= depthMax) return []
  const inner = entries
    .filter(isFolder)
    .map((entry) => findExerciseFolders(path.join(folder, entry.name), depth + 1))
  return (await Promise.all(inner)).flat().toSorted()
}

const isFolder = (entry: Dirent) =>
  entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules'

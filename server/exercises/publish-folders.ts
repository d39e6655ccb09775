import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { readExerciseFolder } from '#graders/exercise/read-exercise-folder.ts'
import { type PublishResult, publishExercise } from '#server/exercises/publish-exercise.ts'

const depthMax = 4
const foldersMax = 2_000

export interface FolderPublished {
  folder: string
  result: PublishResult
}

/** Publishes every exercise (a folder with an exercise.md) below the given folders. One that is refused does not
 * keep the others back. Throws when a folder cannot be read. */
export async function publishFolders(roots: readonly string[]): Promise<FolderPublished[]> {
  const folders = (await Promise.all(roots.map((root) => findExerciseFolders(root, 0)))).flat()
  if (folders.length > foldersMax)
    throw new Error(`${folders.length} exercises were found; ${foldersMax} are the limit.`)
  const published: FolderPublished[] = []
  for (const folder of folders) {
    published.push({ folder, result: await publishExercise(await readExerciseFolder(folder)) })
  }
  return published
}

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

import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

export interface FoundExercise {
  /** Name of the folder, which is the exercise's id. */
  id: string
  folder: string
}

const depthMax = 6
const foundMax = 2_000

/** Every folder below `root` that has an exercise.md, sorted by path; throws for more than anybody writes. */
export async function findExercises(root: string): Promise<FoundExercise[]> {
  const found: FoundExercise[] = []
  async function look(folder: string, depth: number): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true })
    if (entries.some((entry) => entry.isFile() && entry.name === 'exercise.md')) {
      if (found.length >= foundMax) throw new Error(`${root} holds more than ${foundMax} exercises.`)
      found.push({ id: relative(root, folder).split(sep).at(-1) ?? '', folder })
      return
    }
    if (depth >= depthMax) return
    for (const entry of entries) {
      const hidden = entry.name.startsWith('.') || entry.name === 'node_modules'
      if (entry.isDirectory() && !hidden) await look(join(folder, entry.name), depth + 1)
    }
  }
  await look(root, 0)
  return found.toSorted((a, b) => (a.folder < b.folder ? -1 : 1))
}

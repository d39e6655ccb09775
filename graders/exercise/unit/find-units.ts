import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import { type CourseUnit, loadUnit } from '#graders/exercise/unit/load-unit.ts'
import { unitFile } from '#graders/exercise/unit/unit-head.ts'

export interface FoundUnits {
  /** By position. */
  units: readonly CourseUnit[]
  /** Of those that are left out; `file` is a whole path. */
  problems: readonly ExerciseProblem[]
}

/** Every folder right below one of the roots that has a unit.md. One with a problem keeps no other back, and of two with
 * one id or one position the first counts. */
export async function findUnits(roots: readonly string[]): Promise<FoundUnits> {
  const units: CourseUnit[] = []
  const problems: ExerciseProblem[] = []
  for (const folder of (await Promise.all(roots.map(unitFolders))).flat()) {
    const file = join(folder, unitFile)
    const loaded = await loadUnit(folder)
    if (!loaded.ok) {
      problems.push(...loaded.problems.map((problem) => ({ ...problem, file })))
      continue
    }
    const { unit } = loaded
    const twin = units.find(({ id, position }) => id === unit.id || position === unit.position)
    if (twin === undefined) units.push(unit)
    else {
      const says = `“${unit.id}” has the id or the position of the unit “${twin.id}”.`
      problems.push({ file, line: 1, says, fix: `Give it an id and a position of its own.` })
    }
  }
  return { units: units.toSorted((a, b) => a.position - b.position), problems }
}

async function unitFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true, recursive: false })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(root, name))
  const held = await Promise.all(folders.map(async (folder) => (await readdir(folder)).includes(unitFile)))
  return folders.filter((_, index) => held[index]).toSorted()
}

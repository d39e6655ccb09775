// A lab by its id, among the bundled exercises and those on EXERCISES_PATH.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Exercise } from '#graders/exercise/exercise.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { exerciseRoots } from '#graders/exercise/source/exercise-roots.ts'
import { findExercises } from '#graders/exercise/source/find-exercises.ts'
import { nearestName } from '#graders/exercise/source/nearest-name.ts'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'
import type { Files } from '#graders/labs/contract/lab-order.ts'
import type { LabPart } from '#graders/labs/contract/lab-part.ts'

export interface FoundLab {
  exercise: Exercise
  part: LabPart
  files: Files
}

export type LabSearch = { ok: true; lab: FoundLab } | { ok: false; says: string }

const project = fileURLToPath(new URL('../..', import.meta.url))

export async function findLab(id: string): Promise<LabSearch> {
  const found = (
    await Promise.all(exerciseRoots(project).map((root) => findExercises(root).catch(() => [])))
  ).flat()
  const match = found.find((exercise) => exercise.id === id)
  if (match === undefined) {
    const labs = found.filter(({ folder }) => existsSync(join(folder, 'lab.ts'))).map((lab) => lab.id)
    const near = nearestName(id, labs)
    const help = near === null ? `There are: ${labs.join(', ')}.` : `Did you mean ${near}?`
    return refuse(`There is no lab called ${id}. ${help}`)
  }
  const files = await readExerciseFolder(match.folder)
  const loaded = loadExercise(files)
  if (!loaded.ok) {
    const [first] = loaded.problems
    return refuse(`The lab ${id} does not load. ${first?.file}:${first?.line}: ${first?.says} ${first?.fix}`)
  }
  const part = loaded.exercise.parts.find(({ kind }) => kind === 'lab')
  if (part?.kind !== 'lab' || !files.has('lab.ts')) {
    return refuse(
      `${id} is an exercise without a program. Try it in the browser, or test it with ./roundtrip test ${id}.`,
    )
  }
  return { ok: true, lab: { exercise: loaded.exercise, part, files } }
}

const refuse = (says: string): LabSearch => ({ ok: false, says })

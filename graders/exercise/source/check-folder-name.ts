import path from 'node:path'
import { type ExerciseProblem, exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { headValue } from '#graders/exercise/source/glance-exercise.ts'

/**
 * What is wrong with the name of an exercise's folder; empty when it is the exercise's id. A copied folder whose
 * exercise.md kept its id would be tested, and published, as the exercise that it was copied from.
 */
export function checkFolderName(folder: string, files: ReadonlyMap<string, Uint8Array>): ExerciseProblem[] {
  const found = headValue(files, 'id')
  const name = path.basename(path.resolve(folder))
  if (found === null || found.value === name) return []
  return [
    {
      file: exerciseFile,
      line: found.line,
      says: `The exercise “${found.value}” stands in the folder “${name}”.`,
      fix: 'Give both one name.',
    },
  ]
}

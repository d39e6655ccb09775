import type { ExerciseResult } from '#graders/exercise/exercise-result.ts'
import type { Exercise } from '#graders/exercise/load-exercise.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { makeScope } from '#graders/exercise/variant/scope.ts'
import { bindPart } from '#graders/parts/registry.ts'

/**
 * Judges every part at once; a part without an answer is blank. Throws for a lab: its program is judged by
 * its checks, in a cell.
 */
export function gradeResponse(
  exercise: Exercise,
  parameters: Parameters,
  response: Response,
): ExerciseResult {
  const scope = makeScope(exercise, parameters)
  let [points, earned] = [0, 0]
  const parts = exercise.parts.map((part) => {
    const bound = bindPart(part)
    if (bound.judged === 'by-checks') throw new Error(`${exercise.id}: a program is judged by its checks`)
    const given = Object.hasOwn(response, part.id) ? response[part.id] : undefined
    const verdict = bound.grade(scope, given)
    const worth = bound.points()
    points += worth
    earned += worth * verdict.score
    return { part: part.id, ...verdict }
  })
  return { parts, score: earned / points }
}

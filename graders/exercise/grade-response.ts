import type { ExerciseResult } from '#graders/exercise/exercise-result.ts'
import type { Exercise } from '#graders/exercise/load-exercise.ts'
import type { Parameters } from '#graders/exercise/parameters.ts'
import type { Response } from '#graders/exercise/response.ts'

export function gradeResponse(
  exercise: Exercise,
  parameters: Parameters,
  response: Response,
): ExerciseResult {
  throw new Error(
    `not written yet (${exercise.id}, ${Object.keys(parameters).length}, ${Object.keys(response).length})`,
  )
}

import { type Exercise } from '#graders/exercise/exercise.ts'
import type { ExerciseResult } from '#graders/exercise/exercise-result.ts'
import { judgeResponse } from '#graders/exercise/judge-response.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'

/** As `judgeResponse`, of an answer that must be simple enough: an author's own. Throws when it is not. */
export function gradeResponse(
  exercise: Exercise,
  parameters: Parameters,
  response: Response,
): ExerciseResult {
  const judged = judgeResponse(exercise, parameters, response)
  if (!('unjudged' in judged)) return judged
  const [first] = judged.unjudged
  throw new RangeError(`part “${first?.part ?? ''}” cannot be judged: ${first?.says ?? ''}`)
}

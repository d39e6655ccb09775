import { type Exercise } from '#graders/exercise/exercise.ts'
import type { ExerciseResult, PartResult } from '#graders/exercise/exercise-result.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { makeScope } from '#graders/exercise/variant/scope.ts'
import { bindPart } from '#graders/parts/registry.ts'

/** An answer that no part of it may cost anything, because some cannot be judged: each with a sentence. */
export interface UnjudgedResponse {
  unjudged: readonly { part: string; says: string }[]
}

/**
 * Judges every part at once; a part without an answer is blank. Throws for a lab: its program is judged by
 * its checks, in a cell.
 */
export function judgeResponse(
  exercise: Exercise,
  parameters: Parameters,
  response: Response,
): ExerciseResult | UnjudgedResponse {
  const scope = makeScope(exercise, parameters)
  let [points, earned] = [0, 0]
  const parts: PartResult[] = []
  const unjudged: { part: string; says: string }[] = []
  for (const part of exercise.parts) {
    const bound = bindPart(part)
    if (bound.judged === 'by-checks') throw new Error(`${exercise.id}: a program is judged by its checks`)
    const given = Object.hasOwn(response, part.id) ? response[part.id] : undefined
    const verdict = bound.grade(scope, given)
    if ('unjudged' in verdict) {
      unjudged.push({ part: part.id, says: verdict.unjudged })
      continue
    }
    const worth = bound.points()
    points += worth
    earned += worth * verdict.score
    parts.push({ part: part.id, ...verdict })
  }
  return unjudged.length > 0 ? { unjudged } : { parts, score: earned / points }
}

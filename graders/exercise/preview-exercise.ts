import { type Exercise } from '#graders/exercise/exercise.ts'
import { makeVariant } from '#graders/exercise/make-variant.ts'
import { type PresentedExercise, presentExercise } from '#graders/exercise/present-exercise.ts'
import { type Response, ResponseSchema } from '#graders/exercise/response.ts'
import { type Solution, solutionFor } from '#graders/exercise/solve-exercise.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { makeScope } from '#graders/exercise/variant/scope.ts'
import { bindPart } from '#graders/parts/registry.ts'

/** One variant as its author sees it. Nothing of it is for students. */
export interface ExercisePreview {
  seed: string
  parameters: Parameters
  presented: PresentedExercise
  solution: Solution
  /** The right answer and every misconception of each part, ready to be filled in. */
  cases: readonly { part: string; name: string; right: boolean; response: Response[string] }[]
}

/** The variant of a seed with everything that an author wants to look at. Throws when it cannot be made. */
export function previewExercise(exercise: Exercise, seed: string): ExercisePreview {
  const parameters = makeVariant(exercise, seed)
  const scope = makeScope(exercise, parameters)
  const cases = exercise.parts.flatMap((part) => {
    const bound = bindPart(part)
    if (bound.judged !== 'at-once') return []
    return bound.cases(scope).flatMap(({ name, response, verdict }) => {
      const read = ResponseSchema.parse({ [part.id]: response })[part.id]
      return read === undefined ? [] : [{ part: part.id, name, right: verdict.passed, response: read }]
    })
  })
  return {
    seed,
    parameters,
    presented: presentExercise(exercise, parameters),
    solution: solutionFor(exercise, parameters),
    cases,
  }
}

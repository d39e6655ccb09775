import { type Exercise } from '#graders/exercise/exercise.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { makeScope } from '#graders/exercise/variant/scope.ts'
import { bindPart } from '#graders/parts/registry.ts'

export interface UnreadablePart {
  part: string
  /** Where, and why: a sentence for the student. */
  says: string
}

/** The parts of an answer that cannot be read, and so must not be judged; a part without an answer is blank. */
export function findUnreadable(
  exercise: Exercise,
  parameters: Parameters,
  response: Response,
): UnreadablePart[] {
  const scope = makeScope(exercise, parameters)
  return exercise.parts.flatMap((part) => {
    const bound = bindPart(part)
    if (bound.judged === 'by-checks') return []
    const given = Object.hasOwn(response, part.id) ? response[part.id] : undefined
    const readability = bound.readability(scope, given)
    return readability.is === 'unreadable' ? [{ part: part.id, says: readability.says }] : []
  })
}

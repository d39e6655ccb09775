import type { TypesetExercise } from '#graders/exercise/typeset.ts'
import type { HintView, UnhintedExercise } from '#server/items/hint-view.ts'

/** What a student's page may know of an exercise, named piece by piece. */
export function showExercise(exercise: TypesetExercise): UnhintedExercise {
  const { id, version, title, topic, statement, conventions, parts, references, typeset } = exercise
  return {
    id,
    version,
    title,
    topic,
    statement,
    conventions,
    parts,
    references,
    typeset: { statement: typeset.statement },
  }
}

/** Hints are opened in their order: up to the first that costs something and was not opened. `opened` are their
 * numbers, counted from 1. */
export function showHints(
  { hintCosts, typeset }: Pick<TypesetExercise, 'hintCosts' | 'typeset'>,
  opened: readonly number[],
): HintView[] {
  const closed = hintCosts.findIndex((cost, index) => cost > 0 && !opened.includes(index + 1))
  return typeset.hints.map((text, index) => ({
    cost: hintCosts[index] ?? 0,
    text: closed === -1 || index < closed ? text : null,
  }))
}

// What the page of an exercise may know that is tried without an account. As in items/item-view.ts, nothing here can
// hold an answer, a tolerance or a seed before its moment.
import type { TypesetSolution } from '#graders/exercise/typeset.ts'
import type { HintView, UnhintedExercise } from '#server/items/hint-view.ts'

/** Why an exercise cannot be tried here and now. */
export type NoPractice =
  /** The operator does not let exercises be tried without an account. */
  | 'off'
  | 'lab'
  /** It stands in an assignment, with so few sets of numbers that one tried here could be somebody's there. */
  | 'assigned'
  /** Nobody has counted yet how many sets of numbers it has. */
  | 'not-counted'

export interface PracticeView {
  exerciseId: string
  title: string
  /** The set of numbers, sealed; stands in the address. */
  set: string
  /** The same for as long as these numbers are on the page. */
  numbers: string
  exercise: UnhintedExercise
  /** Those that cost something in an assignment are given with the solution. */
  hints: readonly HintView[]
  /** They take no answer any more, and this is how they are solved. */
  solution: TypesetSolution | null
}

import type { TypesetExercise, TypesetText } from '#graders/exercise/typeset.ts'

/** A hint as a student may know it. */
export interface HintView {
  /** Percent of the points of what is submitted after it was opened; 0 costs nothing. */
  cost: number
  /** Null while it is closed: its text is then nowhere in the page. */
  text: TypesetText | null
}

/** An exercise without its hints, some of which have their price. */
export type UnhintedExercise = Pick<
  TypesetExercise,
  'id' | 'version' | 'title' | 'topic' | 'statement' | 'conventions' | 'parts' | 'references'
> & { typeset: { statement: TypesetText } }

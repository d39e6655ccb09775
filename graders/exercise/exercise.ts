// An exercise as the loader leaves it: everything read, typed and checked.
import type { Formula } from '#graders/exercise/formula/formula.ts'
import type { FormulaType } from '#graders/exercise/formula/type-formula.ts'
import type { FrontMatter } from '#graders/exercise/source/front-matter.ts'

export interface CompiledFormula {
  formula: Formula
  type: FormulaType
}

export interface Exercise extends FrontMatter {
  /** Markdown, templates not yet filled in; so are the next two. */
  statement: string
  hints: readonly string[]
  solution: string
  /** Every formula of the exercise, read and typed, by its text. */
  formulas: ReadonlyMap<string, CompiledFormula>
}

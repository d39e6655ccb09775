// The tree that a formula is reduced to. Nothing else is ever evaluated: no calls but those named here, no
// assignment, no text, no access to anything outside the names of the exercise.
import type { Unit } from '#protocols/quantity/unit.ts'

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^'
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!='
export type FormulaFunction = 'min' | 'max' | 'ceil' | 'floor' | 'round' | 'log2'

export type Formula =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'unit'; readonly unit: Unit }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'negate'; readonly of: Formula }
  | {
      readonly type: 'arithmetic'
      readonly operator: ArithmeticOperator
      readonly left: Formula
      readonly right: Formula
    }
  | {
      readonly type: 'comparison'
      readonly operator: Comparison
      readonly left: Formula
      readonly right: Formula
    }
  | { readonly type: 'call'; readonly function: FormulaFunction; readonly args: readonly Formula[] }
  /** `size / rate to ms`: the same quantity, shown in that unit. */
  | { readonly type: 'to'; readonly of: Formula; readonly unit: Unit }

/** The names that a formula speaks of. */
export function namesIn(formula: Formula): string[] {
  switch (formula.type) {
    case 'number':
    case 'unit':
      return []
    case 'name':
      return [formula.name]
    case 'negate':
    case 'to':
      return namesIn(formula.of)
    case 'arithmetic':
    case 'comparison':
      return [...namesIn(formula.left), ...namesIn(formula.right)]
    case 'call':
      return formula.args.flatMap(namesIn)
  }
}

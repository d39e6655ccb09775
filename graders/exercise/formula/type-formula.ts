// What a formula measures, found without any numbers: an exercise whose units do not fit is refused before a
// student sees it, and afterwards formulas are evaluated as bare numbers in base units.
import type { Formula } from '#graders/exercise/formula/formula.ts'
import {
  type Dimension,
  describeDimension,
  plain,
  productOf,
  sameDimension,
  type Unit,
} from '#protocols/quantity/unit.ts'

export type FormulaType =
  /** `unit` is how its values are shown when nothing else is said; null when the formula does not tell. */
  | { readonly is: 'quantity'; readonly dimension: Dimension; readonly unit: Unit | null }
  | { readonly is: 'truth' }

export type TypedFormula = { ok: true; type: FormulaType } | { ok: false; says: string; name?: string }

type Typed =
  | { ok: true; dimension: Dimension; unit: Unit | null }
  | { ok: false; says: string; name?: string }

/** `names` holds what each parameter measures. */
export function typeFormula(formula: Formula, names: ReadonlyMap<string, FormulaType>): TypedFormula {
  if (formula.type !== 'comparison') {
    const typed = typeQuantity(formula, names)
    return typed.ok
      ? { ok: true, type: { is: 'quantity', dimension: typed.dimension, unit: typed.unit } }
      : typed
  }
  const left = typeQuantity(formula.left, names)
  if (!left.ok) return left
  const right = typeQuantity(formula.right, names)
  if (!right.ok) return right
  return sameDimension(left.dimension, right.dimension)
    ? { ok: true, type: { is: 'truth' } }
    : mismatch('compares', left.dimension, right.dimension)
}

function typeQuantity(formula: Formula, names: ReadonlyMap<string, FormulaType>): Typed {
  switch (formula.type) {
    case 'number':
      return { ok: true, dimension: plain, unit: null }
    case 'unit':
      return { ok: true, dimension: formula.unit.dimension, unit: formula.unit }
    case 'name': {
      const type = names.get(formula.name)
      if (type?.is === 'quantity') return { ok: true, dimension: type.dimension, unit: type.unit }
      return { ok: false, says: `“${formula.name}” is neither a parameter nor a unit.`, name: formula.name }
    }
    case 'negate':
      return typeQuantity(formula.of, names)
    case 'to': {
      const of = typeQuantity(formula.of, names)
      if (!of.ok) return of
      if (sameDimension(of.dimension, formula.unit.dimension)) return { ...of, unit: formula.unit }
      return {
        ok: false,
        says: `${describeDimension(of.dimension)} cannot be shown in ${formula.unit.symbol}.`,
      }
    }
    case 'comparison':
      return { ok: false, says: 'A comparison stands only at the outermost place of a requirement.' }
    case 'call':
      return typeCall(formula, names)
    case 'arithmetic':
      return typeArithmetic(formula, names)
  }
}

function typeCall(formula: Formula & { type: 'call' }, names: ReadonlyMap<string, FormulaType>): Typed {
  let result: Typed = { ok: true, dimension: plain, unit: null }
  for (const [index, arg] of formula.args.entries()) {
    const typed = typeQuantity(arg, names)
    if (!typed.ok) return typed
    if (formula.function === 'min' || formula.function === 'max') {
      if (index > 0 && result.ok && !sameDimension(result.dimension, typed.dimension)) {
        return mismatch(`${formula.function} compares`, result.dimension, typed.dimension)
      }
      if (index === 0) result = typed
    } else if (!sameDimension(typed.dimension, plain)) {
      const what = describeDimension(typed.dimension)
      return {
        ok: false,
        says: `${formula.function} takes a number without unit, not ${what}: divide by a unit.`,
      }
    }
  }
  return result
}

function typeArithmetic(
  formula: Formula & { type: 'arithmetic' },
  names: ReadonlyMap<string, FormulaType>,
): Typed {
  const left = typeQuantity(formula.left, names)
  if (!left.ok) return left
  const right = typeQuantity(formula.right, names)
  if (!right.ok) return right
  switch (formula.operator) {
    case '+':
    case '-': {
      if (sameDimension(left.dimension, right.dimension)) return { ...left, unit: left.unit ?? right.unit }
      return mismatch(formula.operator === '+' ? 'adds' : 'subtracts', left.dimension, right.dimension)
    }
    case '*':
      return combine(left, right, 1)
    case '/':
      return combine(left, right, -1)
    case '^': {
      if (!sameDimension(right.dimension, plain)) return { ok: false, says: 'An exponent has no unit.' }
      if (sameDimension(left.dimension, plain)) return { ok: true, dimension: plain, unit: null }
      return {
        ok: false,
        says: `Only numbers without unit have powers, not ${describeDimension(left.dimension)}.`,
      }
    }
  }
}

function combine(left: Typed & { ok: true }, right: Typed & { ok: true }, sign: 1 | -1): Typed {
  const dimension = productOf(left.dimension, right.dimension, sign)
  // A count times a time is shown in the unit of that time; a size over a rate does not say in which.
  const unit = [left.unit, right.unit].find((each) => each && sameDimension(each.dimension, dimension))
  return { ok: true, dimension, unit: unit ?? null }
}

function mismatch(verb: string, left: Dimension, right: Dimension): { ok: false; says: string } {
  return {
    ok: false,
    says: `The formula ${verb} ${describeDimension(left)} and ${describeDimension(right)}.`,
  }
}

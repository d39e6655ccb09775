// A formula in names, as read: what it is made of, what it comes to, and what it measures.
import {
  type Dimension,
  describeDimension,
  plain,
  productOf,
  sameDimension,
} from '#protocols/quantity/unit.ts'

export type FormulaOperation = '+' | '-' | '×' | '/' | '^'

export type FormulaTree =
  | { is: 'number'; value: number }
  | { is: 'symbol'; name: string }
  | { is: 'negative'; of: FormulaTree }
  | { is: 'operation'; operation: FormulaOperation; left: FormulaTree; right: FormulaTree }
  | { is: 'call'; name: FunctionName; of: readonly FormulaTree[] }

export const functions = {
  max: (...all: number[]) => Math.max(...all),
  min: (...all: number[]) => Math.min(...all),
  ceil: (one = Number.NaN) => Math.ceil(one),
  floor: (one = Number.NaN) => Math.floor(one),
  log2: (one = Number.NaN) => Math.log2(one),
}
export type FunctionName = keyof typeof functions
/** Of these, arguments are any number and of one measure; others take one without a unit. */
const compares = (name: FunctionName) => name === 'max' || name === 'min'

/** Not a number, or infinite, where it cannot be worked out. */
export function workOutFormula(tree: FormulaTree, values: ReadonlyMap<string, number>): number {
  const worth = (each: FormulaTree) => workOutFormula(each, values)
  switch (tree.is) {
    case 'number':
      return tree.value
    case 'symbol':
      return values.get(tree.name) ?? Number.NaN
    case 'negative':
      return -worth(tree.of)
    case 'call':
      return functions[tree.name](...tree.of.map(worth))
    case 'operation':
      return operate(tree.operation, worth(tree.left), worth(tree.right))
  }
}

function operate(operation: FormulaOperation, left: number, right: number): number {
  switch (operation) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '×':
      return left * right
    case '/':
      return left / right
    case '^':
      return left ** right
  }
}

export type Measured = { ok: true; dimension: Dimension } | { ok: false; says: string }

/** What it measures, by what its names do; or where its units do not fit. */
export function measureFormula(tree: FormulaTree, measures: ReadonlyMap<string, Dimension>): Measured {
  switch (tree.is) {
    case 'number':
      return { ok: true, dimension: plain }
    case 'symbol':
      return { ok: true, dimension: measures.get(tree.name) ?? plain }
    case 'negative':
      return measureFormula(tree.of, measures)
    case 'call':
      return measureCall(tree.name, tree.of, measures)
    case 'operation': {
      const [left, right] = [measureFormula(tree.left, measures), measureFormula(tree.right, measures)]
      if (!left.ok) return left
      if (!right.ok) return right
      if (tree.operation === '×') return { ok: true, dimension: productOf(left.dimension, right.dimension) }
      if (tree.operation === '/')
        return { ok: true, dimension: productOf(left.dimension, right.dimension, -1) }
      if (tree.operation === '^') return measurePower(left.dimension, right.dimension, tree.right)
      if (sameDimension(left.dimension, right.dimension)) return left
      const [to, what] = [left, right].map(({ dimension }) => describeDimension(dimension))
      const verb = tree.operation === '+' ? 'adds' : 'takes'
      return { ok: false, says: `It ${verb} ${what} ${verb === 'adds' ? 'to' : 'from'} ${to}.` }
    }
  }
}

function measureCall(
  name: FunctionName,
  of: readonly FormulaTree[],
  measures: ReadonlyMap<string, Dimension>,
): Measured {
  const all = of.map((each) => measureFormula(each, measures))
  const bad = all.find((each) => !each.ok)
  if (bad) return bad
  const found = all.flatMap((each) => (each.ok ? [each.dimension] : []))
  const [first = plain] = found
  const other = found.find((each) => !sameDimension(each, compares(name) ? first : plain))
  if (!other) return { ok: true, dimension: compares(name) ? first : plain }
  return {
    ok: false,
    says: compares(name)
      ? `${name}() compares ${describeDimension(first)} with ${describeDimension(other)}.`
      : `${name}() takes a number without unit, and gets ${describeDimension(other)}.`,
  }
}

function measurePower(base: Dimension, exponent: Dimension, by: FormulaTree): Measured {
  if (!sameDimension(exponent, plain)) {
    return {
      ok: false,
      says: `An exponent is a number without unit; this one is ${describeDimension(exponent)}.`,
    }
  }
  if (sameDimension(base, plain)) return { ok: true, dimension: plain }
  if (by.is !== 'number' || !Number.isInteger(by.value) || by.value < 1 || by.value > 4) {
    return {
      ok: false,
      says: `${describeDimension(base)} is raised to a power that is no small whole number.`,
    }
  }
  let dimension = base
  for (let times = 1; times < by.value; times += 1) dimension = productOf(dimension, base)
  return { ok: true, dimension }
}

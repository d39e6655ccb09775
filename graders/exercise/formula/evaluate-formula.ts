import type { Formula } from '#graders/exercise/formula/formula.ts'

/**
 * The value of a formula whose units were checked, in base units. `values` holds every name in base units.
 * Division by zero gives an infinity or NaN, which the checks on variants report.
 */
export function evaluateFormula(formula: Formula, values: ReadonlyMap<string, number>): number {
  switch (formula.type) {
    case 'number':
      return formula.value
    case 'unit':
      return formula.unit.scale
    case 'name': {
      const value = values.get(formula.name)
      if (value === undefined) throw new Error(`formula: “${formula.name}” has no value`)
      return value
    }
    case 'negate':
      return -evaluateFormula(formula.of, values)
    case 'to':
      return evaluateFormula(formula.of, values)
    case 'call':
      return call(
        formula.function,
        formula.args.map((arg) => evaluateFormula(arg, values)),
      )
    case 'comparison':
      return holds(formula, values) ? 1 : 0
    case 'arithmetic': {
      const left = evaluateFormula(formula.left, values)
      const right = evaluateFormula(formula.right, values)
      switch (formula.operator) {
        case '+':
          return left + right
        case '-':
          return left - right
        case '*':
          return left * right
        case '/':
          return left / right
        case '^':
          return left ** right
      }
    }
  }
}

/** Whether a requirement is met. Equality allows for the last bits of floating point. */
export function holds(formula: Formula, values: ReadonlyMap<string, number>): boolean {
  if (formula.type !== 'comparison') throw new Error('formula: a requirement is a comparison')
  const left = evaluateFormula(formula.left, values)
  const right = evaluateFormula(formula.right, values)
  const equal = Math.abs(left - right) <= 1e-9 * Math.max(Math.abs(left), Math.abs(right))
  switch (formula.operator) {
    case '<':
      return left < right && !equal
    case '<=':
      return left < right || equal
    case '>':
      return left > right && !equal
    case '>=':
      return left > right || equal
    case '==':
      return equal
    case '!=':
      return !equal
  }
}

function call(name: (Formula & { type: 'call' })['function'], args: readonly number[]): number {
  const first = args[0] ?? Number.NaN
  switch (name) {
    case 'min':
      return Math.min(...args)
    case 'max':
      return Math.max(...args)
    case 'ceil':
      return Math.ceil(settled(first))
    case 'floor':
      return Math.floor(settled(first))
    case 'round':
      return Math.round(settled(first))
    case 'log2':
      return Math.log2(first)
  }
}

/** 3.0000000000000004 batches are three: a value as near to a whole number as rounding errors are is that number. */
function settled(value: number): number {
  const whole = Math.round(value)
  return Math.abs(value - whole) <= 1e-9 * Math.max(1, Math.abs(whole)) ? whole : value
}

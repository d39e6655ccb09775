// mathjs reads the text; only the nodes listed here pass. Units may follow a number directly ("20 ms"); any
// other multiplication is written out, because "rtt / 2 tx" is read in two ways by two readers.

import type { MathNode } from 'mathjs'
import mathjs from 'mathjs/lib/browser/math.js'
import type {
  ArithmeticOperator,
  Comparison,
  Formula,
  FormulaFunction,
} from '#graders/exercise/formula/formula.ts'
import { findUnitBySymbol, type Unit } from '#protocols/quantity/unit.ts'

const { isConstantNode, isFunctionNode, isOperatorNode, isParenthesisNode, isSymbolNode, parse } = mathjs

export const formulaLengthMax = 300
const depthMax = 24

export type ParsedFormula = { ok: true; formula: Formula } | { ok: false; says: string }

const arithmetic: readonly string[] = ['+', '-', '*', '/', '^'] satisfies ArithmeticOperator[]
const comparisons: readonly string[] = ['<', '<=', '>', '>=', '==', '!='] satisfies Comparison[]
const functions: readonly string[] = [
  'min',
  'max',
  'ceil',
  'floor',
  'round',
  'log2',
] satisfies FormulaFunction[]

const isArithmetic = (text: string): text is ArithmeticOperator => arithmetic.includes(text)
const isComparison = (text: string): text is Comparison => comparisons.includes(text)
const isFunction = (text: string): text is FormulaFunction => functions.includes(text)

class Refusal extends Error {}

/** Any text gives a result: it never throws. */
export function parseFormula(text: string): ParsedFormula {
  if (text.trim() === '') return { ok: false, says: 'The formula is empty.' }
  if (text.length > formulaLengthMax) {
    return { ok: false, says: `The formula is longer than ${formulaLengthMax} characters.` }
  }
  if (/[\n#;"'\\[\]{}]/u.test(text)) {
    return { ok: false, says: 'A formula is one line of numbers, names, units and + - * / ^.' }
  }
  // mathjs reads one-letter Greek and the micro sign as names; our symbol for microseconds is "us".
  let tree: MathNode
  try {
    tree = parse(text)
  } catch (error) {
    return { ok: false, says: `The formula cannot be read: ${error instanceof Error ? error.message : ''}.` }
  }
  try {
    return { ok: true, formula: reduce(tree, 0) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, says: error.message }
    throw error
  }
}

function reduce(node: MathNode, depth: number): Formula {
  if (depth > depthMax) throw new Refusal(`The formula is nested more than ${depthMax} deep.`)
  const next = (child: MathNode) => reduce(child, depth + 1)
  if (isParenthesisNode(node)) return next(node.content)
  if (isConstantNode(node)) {
    const value: unknown = node.value
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new Refusal(`“${node.toString()}” is not a number that a formula can hold.`)
    }
    return { type: 'number', value }
  }
  if (isSymbolNode(node)) {
    if (!/^[a-zA-Z][a-zA-Z0-9]*$/u.test(node.name)) throw new Refusal(`“${node.name}” is not a plain name.`)
    const unit = findUnitBySymbol(node.name)
    return unit ? { type: 'unit', unit } : { type: 'name', name: node.name }
  }
  if (isFunctionNode(node)) {
    const name = isSymbolNode(node.fn) ? node.fn.name : ''
    if (!isFunction(name)) {
      throw new Refusal(`“${node.toString()}” cannot be called; a formula knows ${functions.join(', ')}.`)
    }
    const wanted = name === 'min' || name === 'max' ? 'at least one value' : 'one value'
    if (node.args.length === 0 || (wanted === 'one value' && node.args.length !== 1)) {
      throw new Refusal(`${name} takes ${wanted}.`)
    }
    return { type: 'call', function: name, args: node.args.map(next) }
  }
  if (isOperatorNode(node)) return reduceOperator(node.op, node.args, node.implicit, next)
  throw new Refusal(
    `“${node.toString()}” is more than a formula may hold: write numbers, names and + - * / ^.`,
  )
}

function reduceOperator(
  operator: string,
  args: readonly MathNode[],
  implicit: boolean,
  next: (node: MathNode) => Formula,
): Formula {
  const [first, second] = args
  if (!first) throw new Refusal('An operator stands alone.')
  if (!second) {
    if (operator === '-') return { type: 'negate', of: next(first) }
    if (operator === '+') return next(first)
    throw new Refusal(`The operator “${operator}” is not part of the formula language.`)
  }
  const left = next(first)
  const right = next(second)
  if (implicit && !(left.type === 'number' && right.type === 'unit')) {
    throw new Refusal(`Write the multiplication out: ${first.toString()} * ${second.toString()}.`)
  }
  if (operator === 'to' || operator === 'in') {
    const unit = unitOf(right)
    if (!unit) throw new Refusal(`After “${operator}” stands a unit, as in “to ms”.`)
    return { type: 'to', of: left, unit }
  }
  if (isArithmetic(operator)) return { type: 'arithmetic', operator, left, right }
  if (isComparison(operator)) return { type: 'comparison', operator, left, right }
  throw new Refusal(`The operator “${operator}” is not part of the formula language.`)
}

/** A unit by itself, or one that has a slash in it: "to km/s". */
function unitOf(formula: Formula): Unit | null {
  if (formula.type === 'unit') return formula.unit
  if (formula.type !== 'arithmetic' || formula.operator !== '/') return null
  const [above, below] = [unitOf(formula.left), unitOf(formula.right)]
  return above && below ? findUnitBySymbol(`${above.symbol}/${below.symbol}`) : null
}

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateFormula, holds } from '#graders/exercise/formula/evaluate-formula.ts'
import { parseFormula } from '#graders/exercise/formula/parse-formula.ts'
import { type FormulaType, typeFormula } from '#graders/exercise/formula/type-formula.ts'
import { findUnitBySymbol, units } from '#protocols/quantity/unit.ts'

/** In base units: microseconds and bits. */
const values = new Map([
  ['rtt', 50_000],
  ['tx', 10_000],
  ['size', 800_000],
  ['rate', 10],
  ['objects', 7],
])
const names = new Map<string, FormulaType>()
for (const [name, symbol] of [
  ['rtt', 'ms'],
  ['tx', 'ms'],
  ['size', 'kB'],
  ['rate', 'Mbps'],
  ['objects', ''],
]) {
  const unit = findUnitBySymbol(symbol ?? '')
  if (unit)
    names.set(name ?? '', { is: 'quantity', dimension: unit.dimension, unit: symbol === '' ? null : unit })
}

function read(text: string) {
  const parsed = parseFormula(text)
  if (!parsed.ok) throw new Error(parsed.says)
  return parsed.formula
}

describe('a formula', () => {
  test.each([
    ['(1 + objects) * (2*rtt + tx)', 880_000, 'ms'],
    ['size / rate', 80_000, undefined],
    ['size / rate to ms', 80_000, 'ms'],
    ['size / rate in s', 80_000, 's'],
    ['rtt + 20 ms', 70_000, 'ms'],
    ['0.5 s - rtt', 450_000, 's'],
    ['-rtt + 2 * rtt', 50_000, 'ms'],
    ['size / 8 to kB', 100_000, 'kB'],
    ['max(rtt, tx, 60 ms)', 60_000, 'ms'],
    ['min(objects, 3)', 3, undefined],
    ['ceil(objects / 2)', 4, undefined],
    ['floor(0.3 / 0.1)', 3, undefined],
    ['ceil(rtt / tx)', 5, undefined],
    ['round(2.5)', 3, undefined],
    ['log2(2^10)', 10, undefined],
    ['2^-1', 0.5, undefined],
    ['10%', 0.1, undefined],
    ['1 MiB / (8 Mbps) to s', 1_048_576, 's'],
    ['8 bit', 8, 'bit'],
    ['5 min', 300e6, 'min'],
    ['200 m / (1 us) to km/s', 200, 'km/s'],
    ['size / (100 ms) to kB/s', 8, 'kB/s'],
  ])('%s is %d, shown in %s', (text, value, unit) => {
    const formula = read(text)
    expect(evaluateFormula(formula, values)).toBeCloseTo(value, 9)
    const typed = typeFormula(formula, names)
    expect(typed.ok && typed.type.is === 'quantity' ? typed.type.unit?.symbol : typed).toBe(unit)
  })

  test.each([
    ['objects * tx < 10 * rtt', true],
    ['rtt <= 50 ms', true],
    ['rtt > 0.05 s', false],
    ['0.1 + 0.2 == 0.3', true],
    ['0.1 + 0.2 > 0.3', false],
    ['objects != 7', false],
    ['objects >= 7', true],
  ])('%s holds: %s', (text, expected) => {
    expect(holds(read(text), values)).toBe(expected)
  })

  test.each([
    ['', 'is empty'],
    ['1 +', 'cannot be read'],
    ['x = 3', 'more than a formula may hold'],
    ['f(x) = x', 'more than a formula may hold'],
    ['a ? b : c', 'more than a formula may hold'],
    ['1:3', 'more than a formula may hold'],
    ['rtt < tx < 3 s', 'more than a formula may hold'],
    ['"text"', 'one line of numbers'],
    ['[1, 2]', 'one line of numbers'],
    ['{a: 1}', 'one line of numbers'],
    ['1; 2', 'one line of numbers'],
    ['sqrt(2)', 'cannot be called'],
    ['import(1)', 'cannot be called'],
    ['evaluate(1)', 'cannot be called'],
    ['rtt.constructor(1)', 'cannot be called'],
    ['rtt.constructor', 'more than a formula may hold'],
    ['constructor(1)', 'cannot be called'],
    ['log2(1, 2)', 'log2 takes one value'],
    ['5!', 'not part of the formula language'],
    ['5 % 3', 'not part of the formula language'],
    ['rtt and tx', 'not part of the formula language'],
    ['rtt tx', 'Write the multiplication out: rtt * tx'],
    ['rtt / 2 tx', 'Write the multiplication out'],
    ['2 (3)', 'Write the multiplication out'],
    ['1/2 ms', 'Write the multiplication out'],
    ['rtt to tx', 'stands a unit'],
    ['1e999', 'not a number that a formula can hold'],
    ['true', 'not a number that a formula can hold'],
    ['NaN', 'not a number that a formula can hold'],
    ['x_1', 'not a plain name'],
    [`${'('.repeat(30)}1${')'.repeat(30)}`, 'nested more than 24 deep'],
    ['1'.repeat(301), 'longer than 300 characters'],
  ])('%s is refused', (text, says) => {
    const parsed = parseFormula(text)
    expect(parsed.ok ? 'it was read' : parsed.says).toContain(says)
  })

  test.each([
    ['rtt + objects', 'adds a time and a number without unit'],
    ['rtt - size', 'subtracts a time and an amount of data'],
    ['rtt < size', 'compares a time and an amount of data'],
    ['max(rtt, rate)', 'max compares a time and a rate'],
    ['ceil(rtt)', 'takes a number without unit, not a time'],
    ['size to ms', 'an amount of data cannot be shown in ms'],
    ['rtt ^ 2', 'Only numbers without unit have powers'],
    ['2 ^ rtt', 'An exponent has no unit'],
    ['speed * 2', '“speed” is neither a parameter nor a unit'],
    ['1 + (rtt < tx)', 'A comparison stands only at the outermost place'],
    ['constructor + 1', '“constructor” is neither a parameter nor a unit'],
  ])('%s does not fit', (text, says) => {
    const typed = typeFormula(read(text), names)
    expect(typed.ok ? 'it fits' : typed.says).toContain(says)
  })

  test('is never an exception, whatever was written', () => {
    const word = fc.constantFrom(
      'rtt',
      'tx',
      'objects',
      '1',
      '2.5',
      'ms',
      'to',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      '<',
      ',',
      'max(',
      '!',
      '%',
      '.',
      '[',
    )
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.array(word, { maxLength: 15 }).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(text, (written) => {
        const parsed = parseFormula(written)
        if (!parsed.ok) return
        const typed = typeFormula(parsed.formula, names)
        if (typed.ok) expect(typeof evaluateFormula(parsed.formula, values)).toBe('number')
      }),
      { numRuns: 3_000 },
    )
  })

  test('names every unit that is one plain word', () => {
    const words = units.filter(({ symbol }) => /^[a-zA-Z]+$/u.test(symbol))
    expect(words.length).toBeGreaterThan(15)
    for (const unit of words) expect(evaluateFormula(read(`3 ${unit.symbol}`), values)).toBe(3 * unit.scale)
  })
})

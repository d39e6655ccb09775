import { expect, test } from 'vitest'
import { measureFormula, workOutFormula } from '#protocols/formula/formula.ts'
import { readFormula } from '#protocols/formula/read-formula.ts'
import { type Dimension, describeDimension, dimensions } from '#protocols/quantity/unit.ts'

const measures = new Map<string, Dimension>([
  ['n', dimensions.plain],
  ['RTT', dimensions.time],
  ['L', dimensions.data],
  ['R', dimensions.rate],
  ['u_s', dimensions.rate],
])
const names = [...measures.keys()]
const values = new Map([
  ['n', 3],
  ['RTT', 10],
  ['L', 8],
  ['R', 2],
  ['u_s', 4],
])

test.each([
  ['(1+n)*(2*RTT + L/R)', 96],
  ['(1 + n) (2RTT + L ÷ R)', 96],
  ['2 rtt', 20],
  ['nL/(u_s + nR)', 2.4],
  ['n L / u_s', 6],
  ['2^n', 8],
  ['-n² + 1', -8],
  ['2^-1', 0.5],
  ['max(L/R, 3 n; 1)', 9],
  ['ceil(n/2) + floor(n/2) + log2(L)', 6],
  ['1,5 n', 4.5],
  ['10 - 2 - 3', 5],
  ['8/2/2', 2],
])('%s is %s', (text, value) => {
  const read = readFormula(text, names)
  expect(read.ok ? workOutFormula(read.tree, values) : read.says).toBeCloseTo(value, 12)
})

test.each([
  ['', 'At its beginning a number, a name or a “(” is expected.'],
  ['(1 + n', 'Behind “(1 + n” a “)” is missing.'],
  ['n) + 1', 'Behind “n” a “)” stands that nothing has opened; “) + 1” stands there.'],
  ['2 * x', '“x” is none of the names that are given: n, RTT, L, R, u_s.'],
  ['1/2n', 'Behind “1/2” it can be read in two ways: write × or parentheses; “n” stands there.'],
  ['t = n', '“t” is none of the names that are given: n, RTT, L, R, u_s.'],
  ['n = 3', 'Behind “n” write what stands on one side of = alone; “= 3” stands there.'],
  ['2 3', 'Behind “2” an operation such as + or × is missing; “3” stands there.'],
  ['max n', 'Behind “max” a “(” is expected; “n” stands there.'],
  ['n'.repeat(201), 'It is longer than 200 characters.'],
])('%s is refused', (text, says) => {
  expect(readFormula(text, names)).toEqual({ ok: false, says })
})

test.each([
  ['(1+n)*(2*RTT + L/R)', 'a time'],
  ['L/RTT', 'a rate'],
  ['RTT^2 / RTT', 'a time'],
  ['max(RTT, L/R)', 'a time'],
  ['L + R', 'It adds a rate to an amount of data.'],
  ['1 - RTT', 'It takes a time from a number without unit.'],
  ['max(L, RTT)', 'max() compares an amount of data with a time.'],
  ['ceil(RTT)', 'ceil() takes a number without unit, and gets a time.'],
  ['2^RTT', 'An exponent is a number without unit; this one is a time.'],
  ['RTT^n', 'a time is raised to a power that is no small whole number.'],
])('%s measures: %s', (text, says) => {
  const read = readFormula(text, names)
  if (!read.ok) throw new Error(read.says)
  const measured = measureFormula(read.tree, measures)
  expect(measured.ok ? describeDimension(measured.dimension) : measured.says).toBe(says)
})

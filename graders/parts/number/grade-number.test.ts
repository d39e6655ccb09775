import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeNumber } from '#graders/parts/number/grade-number.ts'
import { validateNumber } from '#graders/parts/number/live/validate-number.ts'
import { type NumberPart, NumberPartSchema } from '#graders/parts/number/number-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { readQuantity } from '#protocols/quantity/read-quantity.ts'

/** Sources are written out as quantities here: "680 ms". */
const scope: PartScope = {
  timeline() {
    throw new Error('a number has no timeline')
  },
  quantity(source) {
    const read = readQuantity(typeof source === 'string' ? source : '', '')
    if (!read.ok) throw new Error(read.says)
    return read.quantity
  },
  facts: () => ({ drawn: [], all: [] }),
  fill: (text) => text.replace('{{rtt}}', '50 ms'),
  fillExactly: (text) => text,
}

const part = (change: object = {}): NumberPart =>
  NumberPartSchema.parse({
    id: 'total',
    kind: 'number',
    ask: 'How long?',
    unit: 'ms',
    answer: '680 ms',
    tolerance: '1%',
    misconceptions: [
      { id: 'one-rtt', value: '380 ms', says: 'You forgot {{rtt}}.' },
      { id: 'bits', value: '0.5 s', says: 'Bytes have 8 bits.' },
    ],
    ...change,
  })

const grade = (value: string, unit = 'ms', change: object = {}) =>
  gradeNumber(part(change), scope, { kind: 'number', value, unit })

describe('a number is right', () => {
  test.each([
    ['680', 'ms'],
    [' 680 ', 'ms'],
    ['680.0', 'ms'],
    ['0.68', 's'],
    ['0,68', 's'],
    ['0.68 s', 'ms'],
    ['680000', 'us'],
    ['6.8e2', 'ms'],
    ['673.3', 'ms'],
    ['2*236+208', 'ms'],
    ['17/25 s', 'ms'],
    ['1/2 + 0,18', 's'],
    ['686.8', 'ms'],
  ])('%s %s', (value, unit) => {
    expect(grade(value, unit)).toMatchObject({ score: 1, outcome: { status: 'passed' } })
  })

  test('within an absolute tolerance, and just beyond it', () => {
    expect(grade('685', 'ms', { tolerance: '5 ms' }).score).toBe(1)
    expect(grade('685.1', 'ms', { tolerance: '5 ms' }).score).toBe(0)
  })

  test('exactly, when the tolerance is 0, whatever order its sum was taken in', () => {
    const exact = { unit: 'none', answer: '0.3', tolerance: '0', misconceptions: [] }
    expect(grade(String(0.1 + 0.2), '', exact).score).toBe(1)
    expect(grade('0.3001', '', exact).score).toBe(0)
  })

  test.each([
    ['1.23', true],
    ['1.234', true],
    ['1.2345', true],
    ['1.2296', true],
    ['1.229', false],
    ['1.24', false],
    ['1.2', false],
    ['1.22', false],
  ])('to three significant digits of 1.2345 s: %s is right: %s', (value, right) => {
    const digits = {
      unit: 's',
      answer: '1.2345 s',
      tolerance: undefined,
      significantDigits: 3,
      misconceptions: [],
    }
    expect(grade(value, 's', digits).score).toBe(right ? 1 : 0)
  })
})

describe('a number is wrong', () => {
  test.each([
    ['', 'ms', { code: 'blank' }],
    ['   ', 'ms', { code: 'blank' }],
    ['much', 'ms', { code: 'unreadable', actual: 'much ms' }],
    ['1,500', 'ms', { code: 'unreadable', problem: '“1,500” can be read in two ways: write 1500 or 1.500.' }],
    ['680', 'parsec', { code: 'unreadable' }],
    ['680', 'kbit', { code: 'wrong-unit', actual: 'kbit', accepted: ['ns', 'us', 'ms', 's', 'min', 'h'] }],
    ['680', '', { code: 'wrong-unit', actual: 'none' }],
    ['380', 'ms', { code: 'misconception', id: 'one-rtt', says: 'You forgot 50 ms.', actual: '380 ms' }],
    ['0.378', 's', { code: 'misconception', id: 'one-rtt', actual: '0.378 s' }],
    ['500', 'ms', { code: 'misconception', id: 'bits' }],
    ['½', 's', { code: 'misconception', id: 'bits', actual: '0.5 s' }],
    ['2*190', 'ms', { code: 'misconception', id: 'one-rtt', actual: '380 ms' }],
    [
      '2*190+banana',
      'ms',
      {
        code: 'unreadable',
        problem:
          'This cannot be worked out: behind “2×190+” a number is expected, and “banana” stands there.',
      },
    ],
    ['680', 's', { code: 'wrong-value', hint: expect.stringContaining('another unit than s') }],
    ['690', 'ms', { code: 'wrong-value', actual: '690 ms' }],
    ['-680', 'ms', { code: 'wrong-value', actual: '-680 ms' }],
  ])('%j %s', (value, unit, mismatch) => {
    expect(grade(value, unit)).toMatchObject({ score: 0, outcome: { status: 'failed', mismatch } })
  })

  test('a part that was never answered is blank', () => {
    expect(gradeNumber(part(), scope, null).outcome).toEqual({
      status: 'failed',
      mismatch: { code: 'blank' },
    })
  })

  test('the answer is said back as it was read, and in the unit that was asked for', () => {
    expect(grade('0,69 s').feedback).toEqual({ kind: 'number', gave: '0.69 s', same: '690 ms' })
    expect(grade('690').feedback).toEqual({ kind: 'number', gave: '690 ms' })
    expect(grade(' 3*(200+30) ').feedback).toEqual({ kind: 'number', gave: '690 ms', typed: '3*(200+30)' })
  })

  test('nothing that is said tells the right answer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        fc.constantFrom('us', 'ms', 's', 'kbit'),
        (value, unit) => {
          const said = JSON.stringify(
            grade(String(value), unit, { answer: '687.431 ms', tolerance: '0.7312%' }),
          )
          expect(said).not.toMatch(/687\.4|0\.6874|0\.7312/u)
        },
      ),
    )
  })
})

describe('while it is typed', () => {
  test.each([
    ['', 'ms', { state: 'blank' }],
    ['680', 'ms', { state: 'readable', reading: '680 ms', isWorkedOut: false }],
    ['13*(2*236+200)', 'ms', { state: 'readable', reading: '8736 ms', isWorkedOut: true }],
    ['13*(2*236+', 'ms', { state: 'unreadable' }],
    ['1,5', 's', { state: 'readable', reading: '1.5 s' }],
    ['0.68 s', 'ms', { state: 'readable', reading: '0.68 s' }],
    ['0.6.8', 'ms', { state: 'unreadable' }],
    [
      '5',
      'kbit',
      { state: 'unreadable', says: '5 kbit is an amount of data; the question asks for a time.' },
    ],
  ])('%j %s', (value, unit, validity) => {
    expect(validateNumber({ kind: 'number', value, unit }, 'ms')).toMatchObject(validity)
  })

  test('a right and a wrong number look the same', () => {
    expect(validateNumber({ kind: 'number', value: '680', unit: 'ms' }, 'ms').state).toBe('readable')
    expect(validateNumber({ kind: 'number', value: '681', unit: 'ms' }, 'ms').state).toBe('readable')
  })

  test('what cannot be read is what is not judged either', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.stringMatching(/^[-+*/^()½ .0-9]{1,16}(?:m?s)?$/u),
    )
    fc.assert(
      fc.property(typed, fc.constantFrom('ms', 's', '', 'kbit'), (value, unit) => {
        const { state } = validateNumber({ kind: 'number', value, unit }, 'ms')
        const { outcome } = grade(value, unit)
        const code = outcome.status === 'failed' ? outcome.mismatch.code : ''
        expect(state === 'unreadable').toBe(code === 'unreadable' || code === 'wrong-unit')
        expect(state === 'blank').toBe(code === 'blank')
      }),
      { numRuns: 1_000 },
    )
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber } from '#protocols/quantity/quantity.ts'
import { readNumber } from '#protocols/quantity/read-number.ts'
import { readQuantity } from '#protocols/quantity/read-quantity.ts'
import { units } from '#protocols/quantity/unit.ts'

describe('a typed number', () => {
  test.each([
    ['680', 680],
    [' 680 ', 680],
    ['0.68', 0.68],
    ['.5', 0.5],
    ['5.', 5],
    ['-3', -3],
    ['\u22123', -3],
    ['+3', 3],
    ['1,5', 1.5],
    ['0,500', 0.5],
    ['12,3456', 12.3456],
    ['1.500', 1.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1 234', 1234],
    ['1\u202f234\u202f567,5', 1234567.5],
    ['1’234.5', 1234.5],
    ['1e3', 1000],
    ['6,8E-1', 0.68],
    ['6.8 × 10^2', 680],
    ['2*10^-3', 0.002],
    ['-0', 0],
    ['１２３．５', 123.5],
    ['٣٫٥', 3.5],
    ['१२', 12],
    ['\u20133', -3],
    ['\uFF0D3', -3],
    ['10^3', 1000],
    ['10³', 1000],
    ['10^-3', 0.001],
    ['2^20', 1048576],
    ['6.8×10²', 680],
    ['6.8·10⁻²', 0.068],
    ['6,8 x 10^2', 680],
    ['6.8*10**2', 680],
    ['6.8 × 10^{2}', 680],
    ['1\u2009234\u2009567', 1234567],
    ['1\u00A0234,5', 1234.5],
    ['1 234,567', 1234.567],
    ['1.234 567 8', 1.2345678],
    ['12,34,567.5', 1234567.5],
    ['1_000_000', 1000000],
    ['1′234', 1234],
    ['680\u200B', 680],
    ['\uFEFF680', 680],
    ['= 680', 680],
    ['≈ 0.68', 0.68],
    ['- 3', -3],
    ['0e-400', 0],
  ])('%j is %d', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value })
  })

  test.each([
    ['1,500', 'can be read in two ways: write 1500 or 1.500'],
    ['', 'is not a number'],
    ['five', '“five” is not a number'],
    ['1,2,3', 'do not fit together'],
    ['1.2.3', 'do not fit together'],
    ['12 34', 'is not a number'],
    ['--3', 'is not a number'],
    ['1e400', 'is too large'],
    ['9e307e', 'is not a number'],
    ['Infinity', 'is not a number'],
    ['0x10', 'is not a number'],
    ['1e-400', 'cannot be told from 0'],
    ['10^-400', 'cannot be told from 0'],
    [`0.${'0'.repeat(400)}1`, 'cannot be told from 0'],
    ['10^400', 'is too large'],
    ['6.8^2', 'is a power'],
    ['5-10', 'is a range'],
    ['5–10', 'is a range'],
    ['1/3', 'is a fraction'],
    ['2½', 'is a fraction'],
    ['3*10', 'is a calculation'],
    ['2+2', 'is a calculation'],
    ['1 2345', 'is not a number'],
    ['1.234.56', 'do not fit together'],
    ['1,234,56', 'do not fit together'],
    ['\uD800', 'is not a number'],
  ])('%j is refused', (text, says) => {
    const read = readNumber(text)
    expect(read.ok ? '' : read.says).toContain(says)
  })
})

describe('a quantity that is worked out', () => {
  test.each([
    ['13*(2*236+200) ms', '', 8_736_000],
    ['13 × (2 · 236 + 200)', 'ms', 8_736_000],
    ['13 x (2 x 236 + 200)', 'ms', 8_736_000],
    ['= 2*236+200 ms', 's', 672_000],
    ['3/4', '', 0.75],
    ['1/2 s', '', 500_000],
    ['1⁄4 s', '', 250_000],
    ['½', '', 0.5],
    ['½ s', '', 500_000],
    ['1 ½', '', 1.5],
    ['1½ milliseconds', '', 1_500],
    ['1 1/2', '', 1.5],
    ['2½*3 megabits per second', '', 7.5],
    ['-½', '', -0.5],
    ['1 234/2', '', 617],
    ['12 1/2%', '', 0.125],
    ['2+2', '', 4],
    ['10-5', '', 5],
    ['(5-10)', '', -5],
    ['10-5-3', '', 2],
    ['5-10+20', '', 15],
    ['8/2/2', '', 2],
    ['2+3*4', '', 14],
    ['2^3^2', '', 512],
    ['-2^2+0', '', -4],
    ['2*10^-3*5', '', 0.01],
    ['2**10/4', '', 256],
    ['6,8e2*1,5', '', 1_020],
    ['1.5·10³ + 2', '', 1_502],
    ['2×10^{2}+1', '', 201],
    ['8 ÷ 4', '', 2],
    ['3*-2', '', -6],
    ['3/4 /s', '', 0.75e-6],
    ['(200+4) [ms]', '', 204_000],
    ['6.8^2', '', 46.24],
    ['4*5/s', '', 20e-6],
  ])('%j with %j chosen is %s', (text, unit, value) => {
    const read = readQuantity(text, unit)
    expect(read.ok ? read.quantity.value : read.says).toBeCloseTo(value, 9)
    expect(read).toMatchObject({ isWorkedOut: true })
  })

  test.each([
    ['2*236+banana', 'behind “2×236+” a number is expected, and “banana” stands there'],
    ['13*(2*236+200 ms', 'behind “13×(2×236+200” a “)” is missing, and “ms” stands there'],
    ['13(4+5)', 'behind “13” an operator such as × is missing, and “(4+5)” stands there'],
    ['2*3)', 'the sum should end'],
    ['2*(3', 'a “)” is missing'],
    ['2*', 'behind “2×” a number is expected'],
    ['2 ms + 3 ms', 'write it once, at the end'],
    ['5%*3', 'write it once, at the end'],
    ['2*3 bananas', '“bananas” is not a unit'],
    ['4/(2-2)', 'divided by 0'],
    ['(-8)^(1/2)', 'no such number'],
    ['9^9^9', 'too large'],
    ['1e-200*1e-200', 'cannot be told from 0'],
    ['10^-400', 'cannot be told from 0'],
    ['5*2^-2000', 'cannot be told from 0'],
    ['1,500*2', 'can be read in two ways: write 1500 or 1.500'],
    ['5-10', 'is a range'],
    ['5–10 ms', 'is a range'],
    ['0x10', 'is not a unit'],
    ['--3', 'is not a number'],
    ['2+--3', 'a number is expected'],
    ['2*3 = 6', 'the sum should end'],
    ['1/0', 'divided by 0'],
    [`${'('.repeat(30)}1${')'.repeat(30)}`, 'nested more than 20 deep'],
    [`1${'+1'.repeat(200)}`, 'longer than 200 characters'],
    ['2*constructor', 'a number is expected'],
  ])('%j is refused, and says where', (text, says) => {
    const read = readQuantity(text, '')
    expect(read.ok ? read.amount : read.says).toContain(says)
  })

  const whole = fc.integer({ min: 0, max: 999 })
  const { sum } = fc.letrec<{ sum: [string, number] }>((tie) => ({
    sum: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      whole.map((value): [string, number] => [String(value), value]),
      fc
        .tuple(tie('sum'), fc.constantFrom('+', '-', '*', '×', '·'), tie('sum'))
        .map(([[left, a], operator, [right, b]]): [string, number] => [
          `(${left}) ${operator} (${right})`,
          operator === '+' ? a + b : operator === '-' ? a - b : a * b,
        ]),
    ),
  }))
  test('is what its operations come to', () => {
    fc.assert(
      fc.property(sum, ([text, value]) => {
        fc.pre(text.length <= 200)
        const read = readQuantity(`${text} ms`, '')
        expect(read).toMatchObject({ ok: true, unit: { symbol: 'ms' } })
        expect(read.ok && read.amount / (value || 1)).toBeCloseTo(value === 0 ? 0 : 1, 9)
      }),
    )
  })

  test('never where a number stands by itself', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[-+]?[0-9., ]{1,12}(?:e[-+]?[0-9])?(?:[x×*] ?10\^-?[0-9])?$/u),
        (text) => {
          const number = readNumber(text)
          if (!number.ok) return
          expect(readQuantity(text, '')).toMatchObject({ ok: true, amount: number.value, isWorkedOut: false })
        },
      ),
    )
  })
})

describe('a typed quantity', () => {
  test.each([
    ['680', 'ms', 680_000],
    ['0.68 s', 'ms', 680_000],
    ['0.68s', '', 680_000],
    ['0,68 Sekunden', 'ms', null],
    ['680 msec', '', 680_000],
    ['680 µs', '', 680],
    ['1e3 us', '', 1_000],
    ['2 Mbps', '', 2],
    ['12 %', '', 0.12],
    ['12', '', 12],
    ['2 MBytes', '', 16e6],
    ['1 KiB', '', 8_192],
    ['100 KB', '', null],
    ['100 kb', '', null],
    ['5 m', 's', 5],
    ['680 ms.', '', 680_000],
    ['680ms。', '', 680_000],
    ['６８０ ｍｓ', '', 680_000],
    ['680 [ms]', 's', 680_000],
    ['680\u202Fms', '', 680_000],
    ['680 ㎳', '', 680_000],
    ['6.8×10² ms', '', 680_000],
    ['6.8e2 ms', '', 680_000],
    ['10^3 ns', '', 1],
    ['1e3us', '', 1_000],
    ['–3 ms', '', -3_000],
    ['2.5 µs', '', 2.5],
    ['2,5 μs', '', 2.5],
    ['3 TB', '', 24e12],
    ['1.5 Tbps', '', 1.5e6],
    ['1 MiB/s', '', 8.388_608],
    ['2 bytes/s', '', 16e-6],
    ['2 Mbits/sec', '', 2],
    ['2 megabits per second', '', 2],
    ['2 MByte/s', '', 16],
    ['1 byte/ms', '', 0.008],
    ['20 km', '', 20_000],
    ['2×10⁸ m/s', '', 200],
    ['2e8 m s⁻¹', '', 200],
    ['200000 km/s', '', 200],
    ['90 km/h', '', 25e-6],
    ['50 packets/s', '', 50e-6],
    ['50 /s', '', 50e-6],
    ['2.4 GHz', '', 2_400],
    ['12％', '', 0.12],
    ['1 GBps', '', null],
    ['1 Kbps', '', null],
    ['1 mb/s', '', null],
    ['1 Bps', '', null],
    ['1 Mib', '', null],
    ['1e-320 bps', '', null],
    ['1e308 GB', '', null],
    ['680 ms 5', '', null],
    ['680 $', '', null],
    ['5', 'constructor', null],
  ])('%j with %j chosen is %s', (text, unit, value) => {
    const read = readQuantity(text, unit)
    if (value === null) expect(read.ok).toBe(false)
    else expect(read.ok ? read.quantity.value : read.says).toBeCloseTo(value, 9)
  })

  test('is never an exception, whatever was typed', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.stringMatching(/^[0-9., eE+-]{0,12} ?[a-zA-Z%/]{0,5}$/),
    )
    fc.assert(
      fc.property(typed, typed, (text, unit) => {
        const read = readQuantity(text, unit)
        if (read.ok) expect(Number.isFinite(read.quantity.value)).toBe(true)
        else expect(read.says).not.toBe('')
      }),
      { numRuns: 2_000 },
    )
  })

  test('comes back from how it is shown', () => {
    const unit = fc.constantFrom(...units)
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), unit, (amount, { symbol }) => {
        const read = readQuantity(`${formatNumber(amount, 9)} ${symbol}`, '')
        expect(read.ok && read.amount / amount).toBeCloseTo(1, 6)
      }),
    )
  })
})

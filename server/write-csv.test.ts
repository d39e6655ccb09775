import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCsv } from './write-csv.ts'

describe('a cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['\t=1', "' =1"],
    ['\r\n =1', "'  =1"],
    ['\0=1', "' =1"],
    ['\ufeff=1', "' =1"],
    ['x;=1', "x;'=1"],
    ['x, =1', "x,' =1"],
    ['Ada\nBob,4711', 'Ada Bob,4711'],
    ['Ada\u2028Bob', 'Ada Bob'],
    ['Ada\0Bob', 'Ada Bob'],
    ['x;"=1', `x;'"=1`],
    ['=', "'="],
    ['\ud800', '\ufffd'],
    // Moodle's word for nothing, a name with a hyphen, an address: no formulas.
    ['-', '-'],
    [' ', ' '],
    ['Anne-Marie O’Neill', 'Anne-Marie O’Neill'],
    ['ada@uni.test', 'ada@uni.test'],
  ])('%j is written as %j', (given, written) => {
    expect(parse(writeCsv([[given, 'x']], { bom: false }))).toEqual([[written, 'x']])
  })
})

test('numbers stay numbers', () => {
  expect(writeCsv([[-1, 0.5]], { bom: false })).toBe('-1,0.5\r\n')
})

test('any table keeps its rows and columns, and no reader sees a formula in it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', '|', ' ', 'x'), {
        maxLength: 8,
      })
      .map((all) => all.join('')),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1 }), (rows) => {
      const csv = writeCsv(rows)
      expect(csv.split('\r\n')).toHaveLength(rows.length + 1)
      const read: string[][] = parse(csv, { bom: true })
      expect(read.map(({ length }) => length)).toEqual(rows.map(() => 3))
      for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@].|[\p{Cc}]/u)
      // A spreadsheet that divides at semicolons, and takes the quotes for letters.
      for (const piece of csv.split(/[\r\n;]/)) expect(piece).not.toMatch(/^[\s"]*[=+@]./)
    }),
  )
})

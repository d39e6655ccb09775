import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { changeCells, readCells } from '#graders/mark-sheets/csv-cells.ts'

const quote = (text: string) => (/["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const texts = (file: string) => readCells(file).rows.map((row) => row.map(({ text }) => text))

it('reads what csv-parse reads', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' ', '𝄞'),
    maxLength: 6,
  })
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, lineEnd, bom) => {
      // The heading says which delimiter it is.
      const lines = [['x', 'y', 'z'], ...rows].map((row) => row.map(quote).join(','))
      const file = (bom ? '\ufeff' : '') + lines.join(lineEnd) + lineEnd
      expect(texts(file)).toEqual(parse(file, { bom: true, record_delimiter: lineEnd }))
    }),
  )
})

it.each([
  ['', []],
  ['\ufeff', []],
  ['a', [['a']]],
  [
    'a;b\n1;"2;""x"""\n\n3;',
    [
      ['a', 'b'],
      ['1', '2;"x"'],
      ['3', ''],
    ],
  ],
  [
    'a\tb\r1\t"never closed\r2',
    [
      ['a', 'b'],
      ['1', 'never closed\r2'],
    ],
  ],
  [
    'a,b\n"1"x,2\n',
    [
      ['a', 'b'],
      ['1x', '2'],
    ],
  ],
])('reads %j', (file, rows) => expect(texts(file)).toEqual(rows))

it('changes a cell and nothing else', () => {
  const cells = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';'), maxLength: 40 })
  fc.assert(
    fc.property(cells, fc.string({ maxLength: 5 }), (file, text) => {
      const { delimiter, rows } = readCells(`x,y\n${file}`)
      const cell = rows.flat().at(-1)
      if (cell === undefined) return
      const changed = changeCells(`x,y\n${file}`, delimiter, [{ cell, text }])
      expect(changed.slice(0, cell.start)).toBe(`x,y\n${file}`.slice(0, cell.start))
      expect(changed.endsWith(`x,y\n${file}`.slice(cell.end))).toBe(true)
    }),
  )
})

it('takes time in proportion to what it is given', () => {
  expect(readCells('"'.repeat(1_000_001)).rows).toHaveLength(1)
  expect(readCells('a,'.repeat(500_000)).rows[0]).toHaveLength(500_001)
})

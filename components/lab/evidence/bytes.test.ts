import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { concatBytes, decodeBase64, hexRows } from '#components/lab/evidence/bytes.ts'
import { escapeBytes } from '#protocols/text/escape.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test.each([
  ['hello\r\n', 'hello\\r\\n'],
  ['tab\tand\0', 'tab\\tand\\0'],
  ['back\\slash', 'back\\\\slash'],
  ['Grüße 🌍', 'Grüße 🌍'],
])('%j reads as %j', (text, shown) => {
  expect(escapeBytes(utf8(text))).toBe(shown)
})

test('bytes that are no UTF-8 are named, never replaced', () => {
  expect(escapeBytes(Uint8Array.of(0xff, 0x41, 0xc3))).toBe('\\xffA\\xc3')
})

test('any bytes give text without control characters, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(
        Array.from(escapeBytes(bytes)).some((character) => character < ' ' || character === '\u007f'),
      ).toBe(false)
    }),
  )
})

test('hex rows hold every byte at its offset', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const cells = hexRows(bytes).flatMap((row) => row.cells)
      expect(cells.map((cell) => Number.parseInt(cell.hex, 16))).toEqual([...bytes])
      expect(cells.map((cell) => cell.offset)).toEqual([...bytes.keys()])
    }),
  )
})

test('base64 and concatenation keep the bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 20 })), (parts) => {
      const decoded = parts.map((part) => decodeBase64(Buffer.from(part).toString('base64')))
      expect(Buffer.from(concatBytes(decoded))).toEqual(Buffer.concat(parts))
    }),
  )
})

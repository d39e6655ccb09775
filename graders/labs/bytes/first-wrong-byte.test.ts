import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstWrongByte } from '#graders/labs/bytes/first-wrong-byte.ts'

test.each([
  ['From server: H\n', 'HELLO', 14, 1],
  ['From server: HELLO WORLD', 'HELLO NETWORK', 19, 6],
  ['HELL, HELP!', 'HELLO', 4, 4],
  ['', 'HELLO', 0, 0],
  ['nothing alike', 'HELLO', 13, 0],
  ['caf\xc3', 'x', 5, 0],
])('%j instead of %j: byte %i, after %i right ones', (output, expected, offset, matched) => {
  expect(firstWrongByte(Buffer.from(output), Buffer.from(expected))).toEqual({ offset, matched })
})

test('the bytes before it are a beginning of what was expected, and no longer one was printed', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b') })
  fc.assert(
    fc.property(letters, letters, (output, expected) => {
      fc.pre(!output.includes(expected))
      const { offset, matched } = firstWrongByte(Buffer.from(output), Buffer.from(expected))
      expect(output.slice(offset - matched, offset)).toBe(expected.slice(0, matched))
      expect(output.includes(expected.slice(0, matched + 1))).toBe(false)
    }),
  )
})

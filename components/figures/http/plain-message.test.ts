import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { offsetIn, plainOf, takePlain } from '#components/figures/http/plain-message.ts'

const message = fc
  .array(fc.constantFrom('a', 'b', 'é', '😀', '\r\n', '\n'), { maxLength: 30 })
  .map((parts) => parts.join(''))

test.each([
  ['GET /\r\n', 'GET /x\n', 6, '\r\n', 'GET /x\r\n'],
  ['GET /\r\n', 'GET /\n\n', 6, '\n', 'GET /\n\r\n'],
  ['GET /\r\n', 'GET /\n\n', 7, '\n', 'GET /\r\n\n'],
  ['GET /\r\n', 'GET /\na\nb', 9, '\r\n', 'GET /\r\na\r\nb'],
  // Of two ends the one goes that stood before the cursor.
  ['a\r\n\nb', 'a\nb', 1, '\r\n', 'a\nb'],
  ['a\r\n\nb', 'a\nb', 2, '\r\n', 'a\r\nb'],
  ['a\r\n', '', 0, '\r\n', ''],
] as const)('%j, in which %j is written, is %j', (before, plain, caret, lineEnd, after) => {
  expect(takePlain(before, plain, caret, lineEnd)).toBe(after)
})

test('what is written stands in the message, and ends that stay are as they were', () => {
  fc.assert(
    fc.property(message, message, fc.nat(), fc.nat(), (text, written, at, cut) => {
      const from = at % (plainOf(text).length + 1)
      const to = from + (cut % (plainOf(text).length - from + 1))
      const insert = plainOf(written)
      const plain = plainOf(text).slice(0, from) + insert + plainOf(text).slice(to)
      const after = takePlain(text, plain, from + insert.length, '\r\n')
      expect(plainOf(after)).toBe(plain)
      expect(after.endsWith(text.slice(offsetIn(text, to)))).toBe(true)
    }),
  )
})

test('a place in the field is a place in the message', () => {
  expect([0, 1, 2, 3, 4].map((offset) => offsetIn('a\r\nb\n', offset))).toEqual([0, 1, 3, 4, 5])
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editLine, linesOf, textOf, withChosenEnds } from '#components/figures/http/message-lines.ts'
import { markByte } from '#components/parts/http-message/mark-byte.ts'

const message = fc
  .array(fc.constantFrom('a', 'é', '😀', ': ', '\r\n', '\n', '\r'), { maxLength: 30 })
  .map((parts) => parts.join(''))

describe('the lines of a message', () => {
  test('lose nothing of it', () => {
    fc.assert(fc.property(message, (text) => textOf(linesOf(text)) === text))
  })

  test.each([
    [{ type: 'write', index: 1, text: 'B: 2\r\n' }, 'GET /\r\nB: 2\n'],
    [{ type: 'write', index: 7, text: 'x' }, 'GET /\r\nA: 1\n'],
    [{ type: 'end', index: 1, end: 'CR LF' }, 'GET /\r\nA: 1\r\n'],
    [{ type: 'end', index: 0, end: 'LF' }, 'GET /\nA: 1\n'],
    [{ type: 'end', index: 2, end: 'LF' }, 'GET /\r\nA: 1\n'],
    [{ type: 'insert', index: 0 }, 'GET /\r\n\r\nA: 1\n'],
    [{ type: 'insert', index: 2 }, 'GET /\r\nA: 1\n\r\n'],
    [{ type: 'remove', index: 0 }, 'A: 1\n'],
    [{ type: 'remove', index: 2 }, 'GET /\r\nA: 1'],
  ] as const)('%j', (action, text) => {
    expect(editLine('GET /\r\nA: 1\n', action)).toBe(text)
  })

  test('text from elsewhere gets the line ends of HTTP', () => {
    expect(withChosenEnds('a\nb\r\nc\rd')).toBe('a\r\nb\r\nc\r\nd')
  })
})

describe('the marked byte', () => {
  test.each([
    ['ab\r\n', 1, 'b', false],
    ['ab\r\n', 2, '', true],
    ['ab\r\n', 3, '', true],
    ['é\r\n', 1, 'é', false],
    ['é\r\n', 2, '', true],
  ])('%j at %s', (text, offset, marked, endMarked) => {
    expect(markByte(text, offset)[0]).toMatchObject({ marked, endMarked })
  })

  test('is in one place, and every character stays', () => {
    fc.assert(
      fc.property(message, fc.nat(40), (text, offset) => {
        const lines = markByte(text, offset)
        expect(lines.map(({ before, marked, after }) => before + marked + after)).toEqual(
          linesOf(text).map((line) => line.text),
        )
        expect(lines.filter(({ marked, endMarked }) => endMarked || marked !== '')).toHaveLength(1)
        expect(markByte(text, null).some(({ marked, endMarked }) => endMarked || marked !== '')).toBe(false)
      }),
    )
  })
})

import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { escapeBytes } from '#protocols/text/escape.ts'
import { markByteInText } from './mark-byte.ts'

test.each([
  ['HELLO\r\n', 'HELLO\\r\\n'],
  ['grüße €', 'grüße €'],
  ['a\0b\x7f', 'a\\0b\\x7f'],
  ['back\\slash', 'back\\\\slash'],
])('%j is shown in one line', (text, shown) => {
  expect(escapeBytes(Buffer.from(text))).toBe(shown)
})

test('half of a letter is shown as the byte it is', () => {
  expect(escapeBytes(Buffer.from([0x41, 0xc3]))).toBe('A\\xc3')
  expect(escapeBytes(Buffer.from([0x96, 0x4c]))).toBe('\\x96L')
})

test.each([
  ['HALLO', 1, 'HALLO', ' ^'],
  ['Hé\nX', 4, 'Hé\\nX', '    ^'],
  ['', 0, '', '^'],
  ['HEL', 3, 'HEL', '   ^'],
  [`${'x'.repeat(100)}!`, 100, `…${'x'.repeat(32)}!`, `${' '.repeat(33)}^`],
])('in %j the caret stands under byte %i', (text, offset, shown, caret) => {
  expect(markByteInText(Buffer.from(text), offset)).toEqual([shown, caret])
})

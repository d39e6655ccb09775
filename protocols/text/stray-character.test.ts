import { expect, test } from 'vitest'
import { isStray, nameStray } from '#protocols/text/stray-character.ts'

test.each([
  ['\u00A0', 'a no-break space (U+00A0)'],
  ['\u000B', 'a vertical tab (U+000B)'],
  ['\uFEFF', 'a byte order mark (U+FEFF)'],
  ['\u2004', 'an unusual blank (U+2004)'],
  ['\u0001', 'an invisible character (U+0001)'],
  ['\u{E0020}', 'an invisible character (U+E0020)'],
  ['\uD800', 'half a character (U+D800)'],
])('%j is %s', (character, name) => {
  expect(isStray(character)).toBe(true)
  expect(nameStray(character)).toBe(name)
})

test('what is seen, a space, a tab and line ends are ordinary', () => {
  expect(Array.from(' \t\r\na-é€𝛼').filter(isStray)).toEqual([])
  expect(isStray(undefined)).toBe(false)
})

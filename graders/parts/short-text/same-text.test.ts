import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchesText, normalText } from '#graders/parts/short-text/same-text.ts'

describe('two short texts are the same', () => {
  test.each([
    ['  Port   53 ', 'port 53', true],
    ['“no-store”', '"NO‑STORE"', true],
    ['ＴＣＰ', 'tcp', true],
    ['\uFEFFno\u00AD-sto\u200Bre\u00A0', 'no-store', true],
    ['tcp/ip', 'tcp', false],
    ['', 'tcp', false],
    ['the SYN flag', '*syn*', true],
    ['syn', '*syn*', true],
    ['sin', '*syn*', false],
    ['a-b-b-c', 'a*b*c', true],
    ['a-b-c-d', 'a*b*c', false],
    ['*', 'tcp', false],
    ['a.c', 'a?c', false],
  ])('“%s” and the pattern “%s”: %s', (text, pattern, same) => {
    expect(matchesText(text, pattern)).toBe(same)
  })

  test('what is normal stays so, and a text is its own pattern', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(normalText(normalText(text))).toBe(normalText(text))
        expect(matchesText(text, text)).toBe(true)
        expect(matchesText(`before ${text} after`, `*${text}*`)).toBe(true)
      }),
    )
  })

  test('a star stands for anything, as a regular expression says it', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 })
    const stars = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
    fc.assert(
      fc.property(letters, stars, (text, pattern) => {
        const wanted = new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'u')
        expect(matchesText(text, pattern)).toBe(wanted.test(text))
      }),
    )
  })
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from '#protocols/text/normalise.ts'
import { findGrowth } from '../../tests/support/fuzz/find-growth.ts'

const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const
const marks = ['\u0301', '\u0323', '\u0345', '\u3099', '\uFF9E']

test('is what the platform says of every text without long runs of marks', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...marks, 'a', 'e', 'ﬁ', '½', '한', '\uD800', '🙂', ' ') }),
      fc.constantFrom(...forms),
      (text, form) => {
        fc.pre(!/[\p{M}\uFF9E\uFF9F]{31}/u.test(text))
        expect(normalise(text, form)).toBe(text.normalize(form))
      },
    ),
  )
})

test('keeps thirty marks of a run', () => {
  expect(normalise(`a${'\u0323'.repeat(31)}b`, 'NFC')).toBe(`\u1ea1${'\u0323'.repeat(29)}b`)
})

test.each(forms)('%s takes time linear in the length of a run of marks', (form) => {
  for (const unit of [...marks, '\u0301\u0323', '\u0301\uFF9E', '\u0345\u0301'])
    expect(
      findGrowth(
        { read: (input) => void normalise(input, form), charactersMax: 200_000 },
        { before: 'a', unit, after: '' },
      ),
    ).toBeNull()
})

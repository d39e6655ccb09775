import { expect, test } from 'vitest'
import { textDifference } from '#graders/explain/text-difference.ts'
import { clip } from '#graders/labs/bytes/clip.ts'

test.each([
  ['HELLO NETWORK', 'HELLO NETW', 'cut-short'],
  ['ANCHOR QUARTZ', 'anchor quartz', 'case'],
  ['ÖL, CAFÉ, INDIGO', 'öL, CAFé, INDIGO', 'beyond-ascii'],
  ['  TIMBER,  FLINT\n', 'TIMBER, FLINT', 'blanks'],
  ['HELLO', 'In capitals: HELLO', 'more-around'],
  ['HELLO', '"HELLO"', 'more-around'],
  ['HELLO', '', undefined],
  ['HELLO', 'GOODBYE', undefined],
  ['1', '2', undefined],
])('%j, and %j came: %s', (expected, actual, kind) => {
  expect(textDifference(expected, actual)?.kind).toBe(kind)
})

test.each([1_024, 1_400, 2_048, 64_000])(
  'a text cut after %i characters is told from the parts that are shown',
  (at) => {
    const words = Array.from({ length: 12_000 }, (_, index) => `W${index}`).join(' ')
    const [expected, actual] = [clip(words, at), clip(words.slice(0, at), at)]
    expect(textDifference(expected, actual)?.kind).toBe('cut-short')
    expect(textDifference(expected, clip(`${words.slice(0, at - 1)}!`, at))?.kind).not.toBe('cut-short')
  },
)

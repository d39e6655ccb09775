import { fuzzReader } from '../../../tests/support/fuzz/fuzz-reader.ts'
import { bytesOf } from '../../../tests/support/fuzz/reader.ts'
import { parseJournal } from './journal.ts'

const begun = '{"type":"begun","at":"2026-01-01T10:00:00.000Z","jobs":2}\n'
const graded = '{"type":"graded","id":"ada-1","key":"k","score":0.5,"at":"2026-01-01T10:00:00.000Z"}\n'

fuzzReader({
  name: 'a journal',
  read(input) {
    const content = bytesOf(input)
    const { lines, whole, damaged } = parseJournal(content)
    const feeds = content.subarray(0, whole).filter((byte) => byte === 0x0a).length
    if (whole > content.length || (damaged === null ? lines.length !== feeds : lines.length !== damaged - 1))
      throw new Error(`${lines.length} lines of ${feeds}, damaged ${damaged}, ${whole} bytes`)
  },
  words: [
    '{',
    '}',
    '"type":',
    '"begun"',
    '"graded"',
    '"interrupted"',
    '"at":',
    '"jobs":2',
    begun,
    graded,
    '\\u0000',
    '[[',
  ],
  documents: [
    begun,
    begun + graded,
    `${begun}${graded}{"type":"interrupted","at":"2026-01-01T10:00:00Z"}\n{"type":"gra`,
  ],
  charactersMax: 100_000,
})

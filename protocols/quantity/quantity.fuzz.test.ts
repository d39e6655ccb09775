import { readNumber } from '#protocols/quantity/read-number.ts'
import { readQuantity } from '#protocols/quantity/read-quantity.ts'
import { findUnit, units } from '#protocols/quantity/unit.ts'
import { checkSentences } from '../../tests/support/fuzz/check-sentences.ts'
import { fuzzReader } from '../../tests/support/fuzz/fuzz-reader.ts'

const spellings = units.flatMap(({ symbol, aliases }) => [symbol, ...aliases])

fuzzReader({
  name: 'quantities',
  read(text) {
    const number = readNumber(text)
    if (!number.ok) checkSentences(number.says)
    else if (!Number.isFinite(number.value)) throw new Error(JSON.stringify(number))
    for (const chosen of ['', 'ms', text]) {
      const read = readQuantity(text, chosen)
      if (!read.ok) checkSentences(read.says)
      else if (!Number.isFinite(read.quantity.value)) throw new Error(JSON.stringify(read))
    }
    const unit = findUnit(text)
    if (!unit.ok) checkSentences(unit.says)
  },
  words: [
    ...spellings,
    ',',
    '.',
    "'",
    '’',
    '−',
    '–',
    '×10',
    '·10^',
    'e3',
    'E-400',
    '^',
    '10',
    '123',
    '000',
    '²',
    '/',
    '(',
    ')',
    '{',
    '}',
    '+',
    '-',
    '÷',
    '**',
    ' x ',
    '½',
    '⅞',
    ' 1/2',
  ],
  documents: [
    '13*(2*236+200) ms',
    '1 ½ + 2^-3',
    '2 1/2 × (3 ÷ 4) kbit',
    '680 ms',
    '1,234,567.5 kbit/s',
    '1 234 567,5',
    '6.8 × 10^2 µs',
    '-0.5e-3 s',
    '12 %',
  ],
  // No caller takes more than a few hundred; a reader may still not be slow on what it refuses.
  charactersMax: 20_000,
  pumps: [
    { before: '5', unit: ' ', after: 'x1' },
    { before: '', unit: '(', after: '1' },
    { before: '1', unit: '+1', after: '' },
    { before: '1', unit: '^1', after: '' },
    { before: '1', unit: ' 1', after: '/2' },
  ],
})

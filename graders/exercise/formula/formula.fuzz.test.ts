import { namesIn } from '#graders/exercise/formula/formula.ts'
import { formulaLengthMax, parseFormula } from '#graders/exercise/formula/parse-formula.ts'
import { checkSentences } from '../../../tests/support/fuzz/check-sentences.ts'
import { fuzzReader } from '../../../tests/support/fuzz/fuzz-reader.ts'

fuzzReader({
  name: 'formulas',
  read(text) {
    const read = parseFormula(text)
    if (read.ok) namesIn(read.formula)
    else checkSentences(read.says)
  },
  words: [
    'rtt',
    'size',
    'ms',
    'Mbps',
    'min',
    'max',
    'ceil',
    'round',
    'log2',
    'to',
    'in',
    'mod',
    'and',
    'not',
    'true',
    '+',
    '-',
    '*',
    '/',
    '^',
    '<=',
    '==',
    '!=',
    '(',
    ')',
    ',',
    '=',
    ':',
    '?',
    '!',
    '.',
    '->',
    '"a"',
    '[1]',
    '{}',
  ],
  documents: ['2 * rtt + size / rate to ms', 'ceil(n / 2) * max(rtt, 20 ms)', '-(a + b) ^ 2 <= 3'],
  charactersMax: formulaLengthMax,
})

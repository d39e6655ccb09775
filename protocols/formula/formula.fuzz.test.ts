import { measureFormula, workOutFormula } from '#protocols/formula/formula.ts'
import { readFormula } from '#protocols/formula/read-formula.ts'
import { type Dimension, dimensions } from '#protocols/quantity/unit.ts'
import { checkSentences } from '../../tests/support/fuzz/check-sentences.ts'
import { fuzzReader } from '../../tests/support/fuzz/fuzz-reader.ts'

const measures = new Map<string, Dimension>([
  ['n', dimensions.plain],
  ['RTT', dimensions.time],
  ['L', dimensions.data],
  ['R', dimensions.rate],
  ['u_s', dimensions.rate],
])
const values = new Map([...measures.keys()].map((name, index) => [name, index + 1]))

fuzzReader({
  name: 'formulas',
  read(text) {
    const read = readFormula(text, [...measures.keys()])
    if (!read.ok) {
      checkSentences(read.says)
      return
    }
    if (typeof workOutFormula(read.tree, values) !== 'number') throw new Error('no number')
    const measured = measureFormula(read.tree, measures)
    if (!measured.ok) checkSentences(measured.says)
  },
  words: [
    'n',
    'RTT',
    'L',
    'R',
    'u_s',
    'nL',
    '+',
    '-',
    '×',
    '*',
    '/',
    '^',
    '(',
    ')',
    'max(',
    'log2(',
    ',',
    '2',
    '1.5',
    '=',
    '²',
    ' ',
  ],
  documents: ['(1 + n) * (2 RTT + L/R)', 'max(L/R, n·L/(u_s + nR))', 'log2(n)^2 × RTT', '-(2n - 1)/3 × RTT'],
  charactersMax: 400,
})

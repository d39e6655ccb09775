import { readRow } from '#graders/parts/timeline/live/read-row.ts'
import { checkSentences } from '../../../../tests/support/fuzz/check-sentences.ts'
import { fuzzReader } from '../../../../tests/support/fuzz/fuzz-reader.ts'

fuzzReader({
  name: 'rows of a space-time diagram',
  read(text) {
    const row = { label: 'SYN', from: 'client', to: 'server', leaves: text, arrives: text }
    const read = readRow(row)
    if (!read.ok) checkSentences(...read.problems.map(({ says }) => says))
    readRow({ ...row, label: text, from: text })
  },
  words: ['120', 'ms', 's', '0.12', ',', 'min', '-'],
  documents: ['120', '0.12 s', '120,5 ms'],
  charactersMax: 2_000,
})

import { readRow } from '#graders/parts/timeline/live/read-row.ts'
import { fuzzReader } from '../../../../tests/support/fuzz/fuzz-reader.ts'

fuzzReader({
  name: 'rows of a space-time diagram',
  read(text) {
    const row = { label: 'SYN', from: 'client', to: 'server', leaves: text, arrives: text }
    const read = readRow(row)
    if (!read.ok && read.problems.some(({ says }) => says === '')) throw new Error(JSON.stringify(read))
    readRow({ ...row, label: text, from: text })
  },
  words: ['120', 'ms', 's', '0.12', ',', 'min', '-'],
  documents: ['120', '0.12 s', '120,5 ms'],
  charactersMax: 2_000,
})

import { expect, test } from 'vitest'
import { decodeBytesLiterals } from '#graders/labs/program/bytes-literals.ts'

test.each([
  ["b'HELLO'", ['HELLO']],
  [String.raw`From server: b'\xc3\x96L\n' and b"it's"`, ['ÖL\n', "it's"]],
  ["b'unfinished", []],
  ["lab'x'", []],
  [String.raw`b'\\ \''`, ["\\ '"]],
])('%s holds %j', (output, texts) => {
  expect(decodeBytesLiterals(output)).toEqual(texts)
})

test('a long row of quotes is read to its end', () => {
  expect(decodeBytesLiterals("b'".repeat(100_000)).length).toBeGreaterThan(1_000)
  expect(decodeBytesLiterals(String.raw`b'\'`.repeat(50_000)).length).toBeGreaterThan(1_000)
})

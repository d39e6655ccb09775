import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { cappedLines } from '#graders/sandbox/cell/capped-lines.ts'

const caps = { lineBytesMax: 8, linesMax: 3, totalBytesMax: 20 }

async function lines(...chunks: string[]): Promise<string[]> {
  const found: string[] = []
  for await (const line of cappedLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), caps))
    found.push(line)
  return found
}

test.each([
  ['lines across chunks', ['ab', 'c\nd', 'e\n'], ['abc', 'de']],
  ['many in a chunk, an empty one too', ['a\n\nb\n'], ['a', '', 'b']],
  ['an unfinished last line is dropped', ['a\nb'], ['a']],
])('%s', async (_name, chunks, expected) => {
  expect(await lines(...chunks)).toEqual(expected)
})

test('a line, a number of lines and a sum of bytes over the cap are refused', async () => {
  await expect(lines('123456789\n')).rejects.toThrow('a line of more than 8 bytes')
  await expect(lines('1234', '56789')).rejects.toThrow('a line of more than 8 bytes')
  await expect(lines('a\nb\nc\nd\n')).rejects.toThrow('more than 3 lines')
  await expect(lines('1234567\n', '1234567\n', '1234567\n')).rejects.toThrow('more than 20 bytes')
})

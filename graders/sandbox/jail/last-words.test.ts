import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { LastWords } from '#graders/sandbox/jail/last-words.ts'

const said = async (words: string): Promise<LastWords> => {
  const last = new LastWords(Readable.from([Buffer.from(words)]))
  await last.over
  return last
}

test.each([
  ['OSError: [Errno 24] Too many open files', 'open-files'],
  ["Error: EMFILE: too many open files, open '/dev/null'", 'open-files'],
  ['OSError: [Errno 27] File too large', 'file-size'],
  ['OSError: [Errno 28] No space left on device', 'disk'],
  ["RuntimeError: can't start new thread", 'processes'],
  ['MemoryError', 'memory'],
  ['JavaScript heap out of memory: the objects need more than 96 MB.', 'memory'],
  ['ValueError: boom', null],
  ['', null],
])('%s', async (line, limit) => {
  expect((await said(`Traceback (most recent call last):\n${line}\n`)).limit()).toBe(limit)
})

test('the last line that names a limit counts', async () => {
  expect((await said('Too many open files, trying on\nMemoryError\n')).limit()).toBe('memory')
})

test('nothing is missing for its reader, however late that comes', async () => {
  const long = 'x'.repeat(30_000)
  const words = await said(`${long}end`)
  expect(await text(words.stream)).toBe(`${long}end`)
})

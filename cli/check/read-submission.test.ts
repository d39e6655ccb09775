import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSubmission } from './read-submission.ts'

const folder = mkdtempSync(join(tmpdir(), 'read-submission-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
mkdirSync(at('other'))
for (const name of ['main.py', 'lib.py', 'other/main.py', 'large.py', 'bad\\name.py'])
  writeFileSync(at(name), 'x')
for (const folder of ['nobody', 'package/net', 'package/__pycache__'])
  mkdirSync(at(folder), { recursive: true })
for (const name of [
  'package/__main__.py',
  'package/net/ask.py',
  'package/__pycache__/x.pyc',
  'package/.hidden',
])
  writeFileSync(at(name), 'x')
truncateSync(at('large.py'), 1_100_000)

test('files keep their names', async () => {
  const read = await readSubmission([at('main.py'), at('lib.py')])
  expect(read.ok && [...read.files.keys()]).toEqual(['main.py', 'lib.py'])
})

test('a folder alone is what is in it, one among others is a folder', async () => {
  const alone = await readSubmission([at('package')])
  expect(alone.ok && [...alone.files.keys()]).toEqual(['__main__.py', 'net/ask.py'])
  const beside = await readSubmission([at('package'), at('lib.py')])
  expect(beside.ok && [...beside.files.keys()]).toEqual([
    'package/__main__.py',
    'package/net/ask.py',
    'lib.py',
  ])
})

test.each([
  [['nothing.py'], 'There is no file'],
  [['nobody'], 'no file in it'],
  [['large.py'], 'larger than 1 MB'],
  [['main.py', 'other/main.py'], 'Two files are called main.py'],
  [['bad\\name.py'], 'rename the file'],
  [Array<string>(51).fill('main.py'), 'at most 50'],
])('%j is refused with a sentence', async (names, says) => {
  const read = await readSubmission(names.map(at))
  expect(read).toMatchObject({ ok: false, says: expect.stringContaining(says) })
})

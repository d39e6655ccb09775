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
truncateSync(at('large.py'), 1_100_000)

test('files keep their names', async () => {
  const read = await readSubmission([at('main.py'), at('lib.py')])
  expect(read.ok && [...read.files.keys()]).toEqual(['main.py', 'lib.py'])
})

test.each([
  [['nothing.py'], 'There is no file'],
  [['other'], 'is a folder'],
  [['large.py'], 'larger than 1 MB'],
  [['main.py', 'other/main.py'], 'Two files are called main.py'],
  [['bad\\name.py'], 'rename the file'],
  [Array<string>(51).fill('main.py'), 'at most 50'],
])('%j is refused with a sentence', async (names, says) => {
  const read = await readSubmission(names.map(at))
  expect(read).toMatchObject({ ok: false, says: expect.stringContaining(says) })
})

import { expect, test } from 'vitest'
import { selectEntry } from '#graders/labs/contract/select-entry.ts'

test.each([
  [['main.py'], 'main.py', 'python'],
  [['client.js'], 'client.js', 'javascript'],
  [['client.mjs', 'notes.txt'], 'client.mjs', 'javascript'],
  [['helper.py', 'main.py', 'lib/other.py'], 'main.py', 'python'],
  [['main.ts', 'package.json'], 'main.ts', 'typescript'],
])('%j: %s is started', (files, file, runtime) => {
  expect(selectEntry(files)).toEqual({ ok: true, file, runtime })
})

test.each([
  [[], 'no file that ends in .py, .js or .ts'],
  [['notes.txt'], 'no file that ends in .py, .js or .ts'],
  [['main.py', 'main.js'], 'main.py, main.js could each be the program'],
  [['a.py', 'b.py'], 'a.py, b.py could each be the program'],
  [['lib/main.py', 'x.py'], 'could each be the program'],
])('%j: nothing can be started', (files, says) => {
  const entry = selectEntry(files)
  expect(entry).toMatchObject({ ok: false, mismatch: { code: 'language', problem: 'no-entry' } })
  expect(JSON.stringify(entry)).toContain(says)
})

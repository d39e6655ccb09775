import { expect, test } from 'vitest'
import {
  languages,
  mainOf,
  nameAsMain,
  programEndings,
  runtimeOf,
  usualEndings,
  usualMains,
} from '#graders/runtimes.ts'

test.each([
  ['main.py', 'python'],
  ['lib/MAIN.PY', 'python'],
  ['main.cjs', 'javascript'],
  ['main.mts', 'typescript'],
  ['.ts', 'typescript'],
  ['main.c', 'c'],
  ['MAIN.C', 'c'],
  ['TCPClient.java', 'java'],
  ['client.go', 'go'],
  ['main.h', null],
  ['main.py.txt', null],
  // Names without an ending, and an ending that objects have.
  ['py', null],
  ['folder.d/js', null],
  ['main.constructor', null],
  ['main.', null],
  ['', null],
])('%j runs as %s', (file, runtime) => expect(runtimeOf(file)).toBe(runtime))

test('what is said and offered follows from the table', () => {
  expect(languages).toEqual(['python', 'javascript', 'c', 'java', 'go'])
  expect(languages.map(mainOf)).toEqual(['main.py', 'main.js', 'main.c', 'Main.java', 'main.go'])
  expect(programEndings).toEqual(['py', 'js', 'mjs', 'cjs', 'ts', 'mts', 'c', 'java', 'go'])
  expect([usualEndings, usualMains]).toEqual([
    '.py, .js, .ts, .c, .java or .go',
    'main.py, main.js, main.c, Main.java or main.go',
  ])
})

test.each([
  ['right.py', 'main.py'],
  ['textbook-name.mjs', 'main.mjs'],
  ['right.java', 'Main.java'],
])('%s is handed in as %s', (file, name) => expect(nameAsMain(file)).toBe(name))

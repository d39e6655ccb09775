import { expect, test } from 'vitest'
import { languages, mainOf, programEndings, runtimeOf, usualEndings, usualMains } from '#graders/runtimes.ts'

test.each([
  ['main.py', 'python'],
  ['lib/MAIN.PY', 'python'],
  ['main.cjs', 'javascript'],
  ['main.mts', 'typescript'],
  ['.ts', 'typescript'],
  ['main.c', null],
  ['main.py.txt', null],
  // Names without an ending, and an ending that objects have.
  ['py', null],
  ['folder.d/js', null],
  ['main.constructor', null],
  ['main.', null],
  ['', null],
])('%j runs as %s', (file, runtime) => expect(runtimeOf(file)).toBe(runtime))

test('what is said and offered follows from the table', () => {
  expect(languages).toEqual(['python', 'javascript'])
  expect(languages.map(mainOf)).toEqual(['main.py', 'main.js'])
  expect(programEndings).toEqual(['py', 'js', 'mjs', 'cjs', 'ts', 'mts'])
  expect([usualEndings, usualMains]).toEqual(['.py, .js or .ts', 'main.py or main.js'])
})

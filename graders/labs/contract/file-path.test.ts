import { expect, test } from 'vitest'
import { FilePathSchema, findPathConflict } from '#graders/labs/contract/file-path.ts'

test.each(['main.py', 'src/main.py', 'ä/ö.py', '..main.py', 'a\u2028b.txt', '.hidden', 'a b'])(
  '%j is a name',
  (path) => expect(FilePathSchema.safeParse(path).success).toBe(true),
)

test.each([
  '',
  '/etc/passwd',
  '..',
  'a/..',
  'a/../b',
  './a',
  'a//b',
  'a/',
  'a\\b',
  'a\0b',
  'a\nb',
  // What ends a line to a regular expression must not hide what follows.
  'a\u2028/../../b',
  'a\u2029/../b',
  'a\r/../b',
  '\u2028/..',
  'a\ud800.py',
  `${'ö'.repeat(130)}.py`,
  'x'.repeat(201),
])('%j is none', (path) => expect(FilePathSchema.safeParse(path).success).toBe(false))

test.each([
  [['a', 'b', 'c/d'], null],
  [['a', 'a/b'], 'a'],
  [['a/b/c', 'a/b', 'x'], 'a/b'],
  [['a.py', 'a/b'], null],
])('of %j the conflict is %j', (paths, conflict) => expect(findPathConflict(paths)).toBe(conflict))

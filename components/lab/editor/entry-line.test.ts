import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EntryLine } from '#components/lab/editor/entry-line.tsx'

/** What it says, of files with these names. */
const line = (paths: string[], shown: string, more: { entry?: string; readOnly?: boolean } = {}) =>
  renderToStaticMarkup(
    createElement(EntryLine, {
      program: {
        language: 'python',
        files: paths.map((path) => ({ path, text: 'x = 1' })),
        entry: more.entry,
      },
      role: 'client',
      shown,
      onChange: () => {},
      readOnly: more.readOnly ?? false,
    }),
  ).replaceAll(/<[^>]*>/g, '')

test.each([
  [['main.py'], 'main.py', {}, 'main.py starts.'],
  [['main.py', 'new.py'], 'new.py', {}, 'main.py starts.Start new.py instead'],
  [['main.py', 'new.py'], 'main.py', { entry: 'new.py' }, 'new.py starts.Start main.py instead'],
  [['main.py', 'words.txt'], 'words.txt', {}, 'main.py starts.'],
  [['a.py', 'b.py'], 'a.py', {}, 'It is not clear which file starts.Start a.py Start b.py '],
  [['words.txt'], 'words.txt', {}, 'There is no program to start yet.'],
  [['main.py', 'new.py'], 'new.py', { readOnly: true }, 'main.py starts.'],
])('of %j, with %s in the editor and %j', (paths, shown, more, says) => {
  expect(line(paths, shown, more)).toBe(says)
})

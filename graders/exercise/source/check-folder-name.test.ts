import { expect, test } from 'vitest'
import { checkFolderName } from '#graders/exercise/source/check-folder-name.ts'

const filesOf = (text: string) => new Map([['exercise.md', new TextEncoder().encode(text)]])

test('an exercise has the name of its folder', () => {
  for (const id of ['my-page', '"my-page"', "'my-page'", 'my-page # of week 3', '  my-page \r'])
    expect(checkFolderName('/x/my-page', filesOf(`---\nversion: 1\nid: ${id}\n---\n`)), id).toEqual([])
  expect(checkFolderName('/x/my-page/', filesOf('---\nid: my-page\n---\n'))).toEqual([])
})

test('a copy that kept the id of the first is told so, with the line', () => {
  expect(checkFolderName('/x/my-page', filesOf('---\ntitle: T\nid: its-page\n---\n'))).toEqual([
    {
      file: 'exercise.md',
      line: 3,
      says: 'The exercise “its-page” stands in the folder “my-page”.',
      fix: 'Give both one name.',
    },
  ])
})

test('what has no id is for the loader to say', () => {
  for (const text of ['', '---\n---\nid: x\n', '---\nid:\n---\n', 'id: x'])
    expect(checkFolderName('/x/my-page', filesOf(text)), text).toEqual([])
})

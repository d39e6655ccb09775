import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findExercises } from '#graders/exercise/source/find-exercises.ts'

test('what is tested is what is published: exercises at any depth, and none in folders of packages', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'roundtrip-find-'))
  try {
    for (const folder of ['near', 'a/b/c/d/deep', 'near/within', '.git/hidden', 'node_modules/package']) {
      mkdirSync(path.join(root, folder), { recursive: true })
      writeFileSync(path.join(root, folder, 'exercise.md'), '')
    }
    expect((await findExercises(root)).map(({ id }) => id)).toEqual(['deep', 'near'])
  } finally {
    rmSync(root, { recursive: true })
  }
})

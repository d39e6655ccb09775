import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findExercises } from '#graders/exercise/source/find-exercises.ts'
import { readExerciseFolder } from '#graders/exercise/source/read-exercise-folder.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exercise-'))
  await mkdir(join(folder, 'http/one/starter'), { recursive: true })
  await writeFile(join(folder, 'http/one/exercise.md'), 'text')
  await writeFile(join(folder, 'http/one/starter/main.py'), 'pass')
  await writeFile(join(folder, 'http/one/.hidden'), 'seen')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('every file is read, by its path', async () => {
  const files = await readExerciseFolder(join(folder, 'http/one'))
  expect([...files.keys()]).toEqual(['.hidden', 'exercise.md', 'starter/main.py'])
  expect(new TextDecoder().decode(files.get('starter/main.py'))).toBe('pass')
})

test('a link is refused by name, wherever it leads', async () => {
  await symlink('/etc/passwd', join(folder, 'http/one/starter/data.txt'))
  await expect(readExerciseFolder(join(folder, 'http/one'))).rejects.toThrow('starter/data.txt is a link')
})

test('too many files, too many bytes and too deep a nest are refused', async () => {
  await writeFile(join(folder, 'http/one/large'), new Uint8Array(9 * 1_048_576))
  await expect(readExerciseFolder(join(folder, 'http/one'))).rejects.toThrow('more than 8 MiB')
  await rm(join(folder, 'http/one/large'))
  await mkdir(join(folder, 'http/one/a/b/c/d/e/f/g'), { recursive: true })
  await expect(readExerciseFolder(join(folder, 'http/one'))).rejects.toThrow('nested more than 6 deep')
  await rm(join(folder, 'http/one/a'), { recursive: true })
  for (let index = 0; index < 200; index += 1) await writeFile(join(folder, `http/one/${index}`), '')
  await expect(readExerciseFolder(join(folder, 'http/one'))).rejects.toThrow('more than 200 files')
})

test('exercises are found by their exercise.md, and not below one another', async () => {
  await mkdir(join(folder, 'dns/two'), { recursive: true })
  await writeFile(join(folder, 'dns/two/exercise.md'), 'text')
  await writeFile(join(folder, 'http/one/starter/exercise.md'), 'no exercise of its own')
  const found = await findExercises(folder)
  expect(found.map(({ id }) => id)).toEqual(['two', 'one'])
})

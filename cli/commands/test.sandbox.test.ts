import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { soundExercise } from '#graders/testing/written-exercise.ts'
import { nightly } from '../../tests/support/nightly.ts'

const entry = fileURLToPath(new URL('../../roundtrip', import.meta.url))
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-test-'))
  const broken = soundExercise
    .replace('id: sound', 'id: broken')
    .replace('total: "{{plain}}" }, score: 0', 'total: "{{3 * plain}}" }, score: 0')
  for (const [id, text] of [
    ['sound', soundExercise],
    ['broken', broken],
    ['unreadable', soundExercise.replace('title:', 'titel:')],
    ['linked', soundExercise],
  ] as const) {
    await mkdir(join(folder, 'topic', id), { recursive: true })
    await writeFile(join(folder, 'topic', id, 'exercise.md'), text)
  }
  await symlink('/etc/hostname', join(folder, 'topic/linked/name'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function roundtrip(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, EXERCISES_PATH: folder, NO_COLOR: '1' }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [entry, 'test', ...args],
      { env, timeout: 200_000 },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
      },
    )
  })
}

test.runIf(nightly)('a sound exercise passes, with a table to read', async () => {
  const { code, stdout, stderr } = await roundtrip('sound', '--variants', '20', '--seed', 'mine')
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'sound …\n' })
  expect(stdout).toMatch(/^passed {2}sound: 20 variants, \d+ different, seed mine$/m)
  expect(stdout).toMatch(/^ {2}total: the misconception “once” +20 +0$/m)
  expect(stdout).toMatch(
    /^ {2}misconceptions +named +shown +caught\n {2}sound +1 +40 +40\n {2}together +1 +40 +40$/m,
  )
})

test.runIf(nightly)('a failing exercise says in which variants, and how to see them again', async () => {
  const { code, stdout } = await roundtrip('broken', '--variants', '5', '--seed', 'mine')
  expect(code).toBe(1)
  expect(stdout).toContain('seed mine/0 (rtt = ')
  expect(stdout).toContain('“once” should be recognised; no misconception was')
  expect(stdout).toContain('./roundtrip test broken --variants 5 --seed mine')
})

test('an exercise that does not load, and one that cannot be read, do not keep the others back', async () => {
  const { code, stdout, stderr } = await roundtrip('unreadable', 'linked', 'sound', '--variants', '2')
  expect(code, stderr).toBe(1)
  expect(stdout, stderr).toMatch(
    /exercise\.md:3 {2}The front matter has the unknown key “titel”\. Did you mean “title”\?/,
  )
  expect(stdout).toContain('topic/linked/name is a link')
  expect(stdout).toMatch(/^failed {2}2 of 3 exercises, \d+\.\d s$/m)
  // Tested at the same time, told in the order in which they were named.
  expect(stdout.match(/^(?:passed|failed) {2}(?:unreadable|linked|sound)/gm)).toEqual([
    'failed  unreadable',
    'failed  linked',
    'passed  sound',
  ])
})

test.runIf(nightly)('a name that is not there is answered with the nearest one', async () => {
  const { code, stdout, stderr } = await roundtrip('sounf')
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' })
  expect(stderr).toContain('There is no exercise “sounf”')
  expect(stderr).toContain('Did you mean sound?')
})

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { openPromise } from 'yauzl'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { nightly } from '../../tests/support/nightly.ts'

const entry = fileURLToPath(new URL('../../roundtrip', import.meta.url))
const lab = fileURLToPath(new URL('../../exercises/sockets/udp-uppercase-server', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pack-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

function roundtrip(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, NO_COLOR: '1' }
  return promisify(execFile)(process.execPath, [entry, 'pack', ...args], {
    env,
    cwd: folder,
    timeout: 200_000,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
}

async function unzip(path: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const zip = await openPromise(path)
  for await (const file of zip.eachEntry()) {
    files.set(file.fileName, await buffer(await zip.openReadStreamPromise(file)))
  }
  return files
}

test('a bundle has the task, the visible checks and the starters; no hidden check and no solution', async () => {
  const { code, stdout } = await roundtrip('udp-uppercase-server')
  expect(code).toBe(0)
  expect(stdout.split('\n')[0]).toBe('udp-uppercase-server.zip')
  const files = await unzip(join(folder, 'udp-uppercase-server.zip'))
  expect([...files.keys()].toSorted()).toEqual(
    ['README.md', 'exercise.md', 'lab.ts', 'starter/main.js', 'starter/main.py'].map(
      (name) => `udp-uppercase-server/${name}`,
    ),
  )
  const all = [...files].map(([name, content]) => (name.includes('/starter/') ? '' : content)).join('\n')
  const secrets = readFileSync(join(lab, 'exercise.md'), 'utf8').split('## Solution')[1]?.split('\n') ?? []
  const hidden = readFileSync(join(lab, 'hidden.ts'), 'utf8').match(/says: '([^']{20,})'/g) ?? []
  const longLines = [...secrets, ...hidden].filter((line) => line.length > 30)
  expect(longLines.length).toBeGreaterThan(8)
  expect(longLines.filter((line) => all.includes(line))).toEqual([])
})

test.runIf(nightly)(
  'what was packed loads as an exercise, and packed again it is the same to the byte',
  async () => {
    for (const out of ['one.zip', 'two.zip']) await roundtrip('udp-uppercase-server', '--out', out)
    expect(readFileSync(join(folder, 'one.zip')).equals(readFileSync(join(folder, 'two.zip')))).toBe(true)
    const files = await unzip(join(folder, 'one.zip'))
    const own = [...files].map(([name, content]) => [name.replace(/^[^/]+\//, ''), content] as const)
    expect(loadExercise(new Map(own))).toMatchObject({ ok: true, exercise: { id: 'udp-uppercase-server' } })
  },
)

const refused: [what: string, args: string[], says: string][] = [
  ['an unknown lab', ['udp-uppercase-servre'], 'Did you mean udp-uppercase-server?'],
  ['an exercise that is no lab', ['http-nonpersistent-delay'], 'an exercise without a program'],
  ['a file that is there', ['udp-uppercase-server', '--out', 'there.zip'], 'there.zip is there already.'],
  ['a folder that is not', ['udp-uppercase-server', '--out', 'no/where.zip'], 'There is no folder for'],
]
test.runIf(nightly).each(refused)('%s is refused with a sentence', async (_, args, says) => {
  writeFileSync(join(folder, 'there.zip'), 'mine')
  const { code, stderr, stdout } = await roundtrip(...args)
  expect(stderr).toContain(says)
  expect(stdout).toBe('')
  expect(code).toBe(4)
  expect(readFileSync(join(folder, 'there.zip'), 'utf8')).toBe('mine')
})

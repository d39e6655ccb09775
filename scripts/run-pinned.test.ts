// The entry script in a small checkout of its own, on the Node that runs the tests.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

let project = ''

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'roundtrip-pinned-'))
  mkdirSync(path.join(project, 'scripts'))
  for (const name of ['run.mjs', 'run-pinned.mjs']) {
    cpSync(path.join(import.meta.dirname, name), path.join(project, 'scripts', name))
  }
  writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    path.join(project, 'scripts/greet.ts'),
    "console.log('args', ...process.argv.slice(2))\nprocess.exit(7)\n",
  )
  lock('package-lock.json', {
    'node_modules/left': { version: '1.0.0' },
    'node_modules/mac': { version: '1', optional: true },
  })
  mkdirSync(path.join(project, 'node_modules'))
  const carried = `node-linux-${process.arch}`
  symlinkSync(
    path.join(import.meta.dirname, '../node_modules', carried),
    path.join(project, 'node_modules', carried),
  )
})

afterEach(() => rmSync(project, { recursive: true, force: true }))

function lock(file: string, packages: object): void {
  writeFileSync(path.join(project, file), JSON.stringify({ packages }))
}

async function greet(): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const fakeNpm = path.join(project, 'npm.js')
  writeFileSync(fakeNpm, "console.log('npm', ...process.argv.slice(2)); process.exitCode = 1")
  const env = { ...process.env, npm_execpath: fakeNpm, npm_lifecycle_event: '' }
  const run = promisify(execFile)(
    process.execPath,
    [path.join(project, 'scripts/run.mjs'), 'greet', 'a', 'b'],
    { env },
  )
  return await run.then(
    (out) => ({ code: 0, ...out }),
    (error: { code: unknown; stdout: string; stderr: string }) => error,
  )
}

test.runIf(process.platform === 'linux')(
  'what is installed is not installed again, and the script gets its arguments',
  async () => {
    lock('node_modules/.package-lock.json', { 'node_modules/left': { version: '1.0.0' } })
    expect(await greet()).toMatchObject({ code: 7, stdout: 'args a b\n' })
  },
)

test.each([
  ['never installed', null],
  ['another version', { 'node_modules/left': { version: '0.9.0' } }],
  ['a package missing', {}],
])('%s: npm ci runs, and its failure is the end', async (_, installed) => {
  if (installed) lock('node_modules/.package-lock.json', installed)
  const { code, stdout, stderr } = await greet()
  expect(code).toBe(1)
  expect(stdout).toContain('npm ci --include=dev --include=optional')
  expect(stdout).not.toContain('args')
  expect(stderr).toContain('Nothing was started.')
})

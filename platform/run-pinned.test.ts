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
  for (const file of ['package.json', 'roundtrip', 'scripts/run.mjs', 'platform/run-pinned.mjs']) {
    cpSync(path.join(import.meta.dirname, '..', file), path.join(project, file))
  }
  mkdirSync(path.join(project, 'cli'))
  for (const file of ['scripts/greet.ts', 'scripts/check.ts', 'cli/main.ts']) {
    writeFileSync(
      path.join(project, file),
      "console.log('args', ...process.argv.slice(2))\nprocess.exit(7)\n",
    )
  }
  lock('package-lock.json', {
    'node_modules/left': { version: '1.0.0' },
    'node_modules/mac': { version: '1', optional: true },
    'node_modules/tester': { version: '3.0.0', dev: true },
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

interface Ran {
  code: unknown
  stdout: string
  stderr: string
}

/** Runs `greet`, which is like `start`, `check`, which uses the tools of tests, or the command line. */
async function run(script: 'greet' | 'check' | 'roundtrip'): Promise<Ran> {
  const fakeNpm = path.join(project, 'npm.js')
  writeFileSync(fakeNpm, "console.log('npm', ...process.argv.slice(2)); process.exitCode = 1")
  const env = { ...process.env, npm_execpath: fakeNpm, npm_lifecycle_event: '' }
  const ran = promisify(execFile)(
    process.execPath,
    script === 'roundtrip'
      ? [path.join(project, 'roundtrip'), 'a', 'b']
      : [path.join(project, 'scripts/run.mjs'), script, 'a', 'b'],
    { env },
  )
  return await ran.then(
    (out) => ({ code: 0, ...out }),
    (error: Ran) => error,
  )
}

const product = { 'node_modules/left': { version: '1.0.0' } }
const tools = { 'node_modules/tester': { version: '3.0.0' } }

test.runIf(process.platform === 'linux').each([
  ['a start, without the tools of tests', 'greet', product],
  ['a start, whatever their version', 'greet', { ...product, 'node_modules/tester': { version: '2.0.0' } }],
  ['the command line, without them', 'roundtrip', product],
  ['a check, with them', 'check', { ...product, ...tools }],
] as const)(
  '%s: what is installed is not installed again, and the script gets its arguments',
  async (...row) => {
    lock('node_modules/.package-lock.json', row[2])
    expect(await run(row[1])).toMatchObject({ code: 7, stdout: 'args a b\n' })
  },
)

test.each([
  ['never installed', 'greet', null, 'npm ci --omit=dev --include=optional'],
  ['another version', 'greet', { 'node_modules/left': { version: '0.9.0' } }, 'npm ci --omit=dev'],
  ['a package missing', 'greet', tools, 'npm ci --omit=dev'],
  ['never installed, for a check', 'check', null, 'npm ci --include=dev --include=optional'],
  ['the tools alone missing', 'check', product, 'npm install --no-save --include=dev --include=optional'],
] as const)('%s: npm runs, and its failure is the end', async (_, script, installed, says) => {
  if (installed) lock('node_modules/.package-lock.json', installed)
  const { code, stdout, stderr } = await run(script)
  expect(code).toBe(1)
  expect(stdout).toContain(says)
  expect(stdout).not.toContain('args')
  expect(stderr).toContain('Nothing was started.')
})

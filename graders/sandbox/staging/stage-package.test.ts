import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cellSources, fillPackage, stagePackage } from '#graders/sandbox/staging/stage-package.ts'
import { isReadableByAll, whyUnsafe } from '#graders/sandbox/staging/staging-root.ts'

// One for all: what was staged once is found again.
const root = mkdtempSync(join(tmpdir(), 'roundtrip-stage-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('a staged package is whole, the same for the same content, and readable by everybody', async () => {
  const [first, beside] = await Promise.all([stagePackage(root), stagePackage(root)])
  expect([beside, await stagePackage(root)]).toEqual([first, first])
  expect(readdirSync(root).filter((name) => /^(package|draft)-/.test(name))).toHaveLength(1)
  expect(statSync(join(first.folder, 'graders/cell/harness.js')).mode & 0o777).toBe(0o444)
  expect(statSync(join(first.folder, 'protocols/dns')).mode & 0o777).toBe(0o755)
  expect(existsSync(join(first.folder, 'exercises'))).toBe(true)
  expect(existsSync(first.node)).toBe(true)
})

test('nothing that a cell has no business with is staged', async () => {
  const filled = join(root, 'filled')
  const bundled = await fillPackage(cellSources(), filled)
  const staged = readdirSync(filled, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [relative(filled, join(entry.parentPath, entry.name))] : [],
  )
  const allowed = /^(package\.json$|shared\/|graders\/|protocols\/|node_modules\/zod\/)/
  expect([...staged, ...bundled].filter((file) => !allowed.test(file))).toEqual([])
  expect([...staged, ...bundled].filter((file) => /\.test\.ts$|hostile|\.env|secret/.test(file))).toEqual([])
  expect(staged.filter((file) => file.startsWith('graders/') && file.endsWith('.ts'))).toEqual([])
})

test('a lab in a cell has the doors and the protocols that it has in a checkout', async () => {
  const { folder, node } = await stagePackage(root)
  const doors = readdirSync('graders/author').map((file) => `#graders/author/${file.replace(/\.ts$/, '')}`)
  const named = [
    '#graders/author',
    ...doors,
    '#protocols/dns/record/name.ts',
    '#protocols/timeline/timeline.ts',
  ]
  const script = `for (const name of ${JSON.stringify(named)}) {
    console.log(JSON.stringify(Object.keys(await import(name)).toSorted()))
  }`
  const { stdout, stderr } = spawnSync(node, ['--input-type=module', '-e', script], {
    cwd: folder,
    encoding: 'utf8',
  })
  const here = await Promise.all(named.map(async (name) => Object.keys(await import(name)).toSorted()))
  expect(stdout.trim().split('\n'), stderr).toEqual(here.map((names) => JSON.stringify(names)))
})

test('a folder that others could change is not used', () => {
  const open = join(root, 'open')
  mkdirSync(open)
  chmodSync(open, 0o777)
  expect(whyUnsafe(open)).toContain('can be written by others')
  mkdirSync(join(open, 'below'))
  expect(whyUnsafe(join(open, 'below'))).toContain('can be written by others')
  symlinkSync(root, join(root, 'link'))
  expect(whyUnsafe(join(root, 'link'))).toContain('not a plain folder')
  expect(whyUnsafe(root)).toBeNull()
})

test('stages that nobody has used for a week go away', async () => {
  const old = join(root, `package-${'0'.repeat(32)}`)
  mkdirSync(old)
  const longAgo = new Date(Date.now() - 8 * 86_400_000)
  utimesSync(old, longAgo, longAgo)
  await stagePackage(root)
  expect(existsSync(old)).toBe(false)
})

test('a Node below a folder that is closed to others would have to be copied', () => {
  const closed = join(root, 'home')
  mkdirSync(closed, { mode: 0o700 })
  writeFileSync(join(closed, 'node'), '', { mode: 0o755 })
  expect(isReadableByAll(join(closed, 'node'))).toBe(false)
  expect(isReadableByAll('/usr/bin/env')).toBe(true)
})

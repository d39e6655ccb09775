import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stagedFiles, stagedPackages, stagePackage } from '#graders/sandbox/staging/stage-package.ts'
import { isReadableByAll, whyUnsafe } from '#graders/sandbox/staging/staging-root.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'roundtrip-stage-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('a staged package is whole, the same for the same content, and readable by everybody', () => {
  const first = stagePackage(root)
  const again = stagePackage(root)
  expect(again).toEqual(first)
  expect(readdirSync(root).filter((name) => name.startsWith('package-'))).toHaveLength(1)
  expect(statSync(join(first.folder, 'graders/outcome.ts')).mode & 0o777).toBe(0o444)
  expect(statSync(join(first.folder, 'node_modules/zod')).mode & 0o777).toBe(0o755)
  expect(existsSync(join(first.folder, 'exercises'))).toBe(true)
  expect(existsSync(first.node)).toBe(true)
})

test('nothing that a cell has no business with is staged', () => {
  const files = stagedFiles()
  const allowed = /^(package\.json$|graders\/|protocols\/|node_modules\/zod\/)/
  expect(files.filter((file) => !allowed.test(file))).toEqual([])
  expect(files.filter((file) => /\.test\.ts$|hostile|\.env|secret/.test(file))).toEqual([])
})

// Follows the imports from what runs in a cell: each must be staged, or part of Node.
test('every import of the code in a cell is staged', () => {
  const staged = new Set(stagedFiles())
  const seen = new Set<string>()
  const doors = readdirSync('graders/author').map((name) => `graders/author/${name}`)
  const queue = ['graders/cell/harness.ts', ...doors, 'graders/sandbox/cell/run-programs.ts']
  const strangers: string[] = []
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    if (!staged.has(file)) strangers.push(file)
    for (const [, typeOnly, specifier = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)( type)?[^'\n]*(?:\n[^'\n]*)*? from '([^']+)'/gm,
    )) {
      if (typeOnly !== undefined || specifier.startsWith('node:')) continue
      if (specifier.startsWith('#')) queue.push(specifier.slice(1))
      else if (specifier.startsWith('.')) queue.push(join(dirname(file), specifier))
      else if (!stagedPackages.some((name) => specifier === name || specifier.startsWith(`${name}/`))) {
        strangers.push(`${specifier} in ${file}`)
      }
    }
  }
  expect(strangers).toEqual([])
  expect(seen.size).toBeGreaterThan(10)
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

test('stages that nobody has used for a week go away', () => {
  const old = join(root, `package-${'0'.repeat(32)}`)
  mkdirSync(old)
  const longAgo = new Date(Date.now() - 8 * 86_400_000)
  utimesSync(old, longAgo, longAgo)
  stagePackage(root)
  expect(existsSync(old)).toBe(false)
})

test('a Node below a folder that is closed to others would have to be copied', () => {
  const closed = join(root, 'home')
  mkdirSync(closed, { mode: 0o700 })
  writeFileSync(join(closed, 'node'), '', { mode: 0o755 })
  expect(isReadableByAll(join(closed, 'node'))).toBe(false)
  expect(isReadableByAll('/usr/bin/env')).toBe(true)
})

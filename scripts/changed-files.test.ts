// In a small repository of its own, as someone works in it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findChangedFiles } from './changed-files.ts'

let folder = ''
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.test', ...args], { cwd: folder })
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-changed-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function begin(): void {
  git('init', '--quiet', '--initial-branch=main')
  for (const name of ['same.ts', 'edited.ts', 'gone.ts', 'committed.ts']) write(name, '1')
  git('add', '.')
  git('commit', '--quiet', '-m', 'Begin')
}

function work(): void {
  write('committed.ts', '2')
  git('commit', '--quiet', '-am', 'Work')
  write('edited.ts', '2')
  write('new “one”.ts', '1')
  rmSync(path.join(folder, 'gone.ts'))
}

test('committed, edited and new files differ from origin/main; what others landed there since does not', () => {
  begin()
  git('checkout', '--quiet', '-b', 'theirs')
  write('theirs.ts', '1')
  git('add', '.')
  git('commit', '--quiet', '-m', 'Theirs')
  git('update-ref', 'refs/remotes/origin/main', 'HEAD')
  git('checkout', '--quiet', 'main')
  work()
  const files = ['committed.ts', 'edited.ts', 'new “one”.ts']
  expect(findChangedFiles(folder)).toEqual({ since: 'origin/main', files })
})

test('without an origin/main it is HEAD that they differ from', () => {
  begin()
  work()
  expect(findChangedFiles(folder)).toEqual({ since: 'HEAD', files: ['edited.ts', 'new “one”.ts'] })
})

test('without a HEAD all files count', () => {
  git('init', '--quiet')
  expect(findChangedFiles(folder).files).toBeNull()
})

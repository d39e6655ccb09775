import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { endOrphans, findLiveStart, readRunning, removeRunning, writeRunning } from './running-file.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'roundtrip-running-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const none = { web: null, worker: null, postgres: null }
const running = { url: 'http://localhost:1', databaseUrl: 'postgresql://h/d', ready: true, ...none }

test('a number that went to a process of someone else is neither taken for a start nor ended', async () => {
  // This test's own process: alive, and not one of ours by its command line.
  writeRunning(dataDir, { ...running, start: process.ppid, worker: process.pid })
  expect(readRunning(dataDir)?.worker).toBe(process.pid)
  expect(findLiveStart(dataDir)).toBeNull()
  await endOrphans(dataDir)
})

test('a file that is missing or broken means that nothing runs', () => {
  removeRunning(dataDir)
  expect(readRunning(dataDir)).toBeNull()
  writeFileSync(path.join(dataDir, 'running.json'), '{"url":')
  expect(readRunning(dataDir)).toBeNull()
  expect(findLiveStart(dataDir)).toBeNull()
})

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { commandOf } from './port-owner.ts'
import { endOrphans, findLiveStart, readRunning, removeRunning, writeRunning } from './running-file.ts'

const linux = process.platform === 'linux'
const dataDir = mkdtempSync(path.join(tmpdir(), 'roundtrip-running-'))
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
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

test.runIf(linux)('one that reads like ours but began at another time is someone else, too', async () => {
  const start = await pretend('scripts/start.ts')
  const worker = await pretend('worker/main.ts')
  writeRunning(dataDir, { ...running, start: start.pid, worker: worker.pid })
  expect(findLiveStart(dataDir)?.pid).toBe(start.pid)

  // As it reads when both numbers were given out again: to another installation's start and worker, say.
  const file = path.join(dataDir, 'running.json')
  const startTimes = { [start.pid]: '1', [worker.pid]: '1' }
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), startTimes }))
  expect(findLiveStart(dataDir)).toBeNull()
  await endOrphans(dataDir, 0)
  // A killed one would be gone, or its command line empty.
  expect(commandOf(worker.pid)).toContain('worker/main.ts')

  writeRunning(dataDir, { ...running, start: start.pid, worker: worker.pid })
  await endOrphans(dataDir, 0)
  await vi.waitFor(() => expect(worker.child.signalCode).toBe('SIGKILL'), { timeout: 60_000 })
})

test('a file that is missing or broken means that nothing runs', () => {
  removeRunning(dataDir)
  expect(readRunning(dataDir)).toBeNull()
  writeFileSync(path.join(dataDir, 'running.json'), '{"url":')
  expect(readRunning(dataDir)).toBeNull()
  expect(findLiveStart(dataDir)).toBeNull()
})

/** A process that does nothing and whose command line contains `name`. */
async function pretend(name: string): Promise<{ child: ChildProcess; pid: number }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60_000)', name], { stdio: 'ignore' })
  children.push(child)
  const pid = child.pid ?? 0
  await vi.waitFor(() => expect(commandOf(pid)).toContain(name), { timeout: 60_000 })
  return { child, pid }
}

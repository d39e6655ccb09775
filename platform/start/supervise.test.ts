import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { logBytesMax, logCheckMs } from '#server/bound-log.ts'
import { isAlive } from '#server/database/postmaster-file.ts'
import { type SupervisedProgram, supervise } from './supervise.ts'

const bound = { timeout: 60_000, interval: 20 }
const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-supervise-'))
const stops: SupervisedProgram[] = []

afterEach(async () => {
  await Promise.all(stops.map((program) => program.stop()))
  stops.length = 0
  vi.useRealTimers()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(code: string): { program: SupervisedProgram; events: (string | null)[]; logFile: string } {
  const file = path.join(folder, `${crypto.randomUUID()}.mjs`)
  writeFileSync(file, code)
  const events: (string | null)[] = []
  const logFile = path.join(folder, `${path.basename(file)}.log`)
  const program = supervise({ name: 'It', args: [file], env: {}, logFile }, (event) => events.push(event))
  stops.push(program)
  return { program, events, logFile }
}

test('a killed program runs again, and stays down once it was stopped', async () => {
  const { program, events } = run("process.on('disconnect', () => process.exit()); console.log('up')")
  const first = program.pid()
  await vi.waitFor(() => expect(program.lastWords()).toContain('up'), bound)
  process.kill(first ?? 0, 'SIGKILL')
  await vi.waitFor(() => expect(events.length).toBe(3), bound)
  expect(events).toEqual([null, 'It ended with SIGKILL; it starts again in 0.25 s.', null])
  expect(program.pid()).not.toBe(first)
  const second = program.pid() ?? 0
  await program.stop()
  expect(isAlive(second)).toBe(false)
  expect(program.pid()).toBeNull()
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  'told to end by %s, it starts again, and nobody is alarmed',
  async (signal) => {
    const alarms: boolean[] = []
    const file = path.join(folder, `${crypto.randomUUID()}.mjs`)
    const ends = signal === 'SIGTERM' ? "process.on('SIGTERM', () => process.exit(0))" : ''
    writeFileSync(file, `${ends}; process.on('disconnect', () => process.exit()); console.log('up')`)
    const program = supervise(
      { name: 'It', args: [file], env: {}, logFile: `${file}.log` },
      (event, isAlarm) => {
        alarms.push(isAlarm)
        if (event !== null) expect(event).toBe('It was told to end; it starts again in 0.25 s.')
      },
    )
    stops.push(program)
    await vi.waitFor(() => expect(program.lastWords()).toContain('up'), bound)
    process.kill(program.pid() ?? 0, signal)
    await vi.waitFor(() => expect(alarms).toEqual([false, false, false]), bound)
  },
)

test('one that keeps ending is started again later and later', async () => {
  const { events } = run('process.exit(3)')
  const said = (): (string | null)[] => events.filter((event) => event !== null)
  await vi.waitFor(() => expect(said().length).toBeGreaterThanOrEqual(3), bound)
  expect(said().slice(0, 3)).toEqual([
    'It ended with status 3; it starts again in 0.25 s.',
    'It ended with status 3; it starts again in 0.5 s.',
    'It ended with status 3; it starts again in 1 s.',
  ])
})

test('the log of one that keeps running is emptied when it is too large, and written on', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { program, logFile } = run(`
    process.on('SIGUSR2', () => console.log('later'))
    process.on('disconnect', () => process.exit())
    console.log('x'.repeat(${logBytesMax}))
    setTimeout(() => {}, 600_000)`)
  await vi.waitFor(() => expect(statSync(logFile).size).toBeGreaterThan(logBytesMax), bound)
  vi.advanceTimersByTime(logCheckMs)
  expect(statSync(logFile).size).toBe(0)
  process.kill(program.pid() ?? 0, 'SIGUSR2')
  await vi.waitFor(() => expect(program.lastWords()).toBe('later'), bound)
  expect(statSync(logFile).size).toBe('later\n'.length)
})

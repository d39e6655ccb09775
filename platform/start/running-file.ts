// <data>/running.json says which processes serve a data folder now. It is written whenever one changes, and what it
// says is believed only of processes that are alive and ours.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as z from 'zod'
import { commandOf, startTimeOf } from './port-owner.ts'

const pid = z.int().min(1).nullable()
const RunningSchema = z.object({
  url: z.string(),
  databaseUrl: z.string(),
  /** True from when the site answered for the first time. */
  ready: z.boolean(),
  start: pid,
  web: pid,
  worker: pid,
  postgres: pid,
  /** By pid: when that process began, so that a pid which was given out again is not taken for it. */
  startTimes: z.record(z.string(), z.string()).default({}),
})
export type Running = z.infer<typeof RunningSchema>

/** What a command line of ours contains. */
const ours = /scripts\/(start|dev)\.ts|(web|worker)\/main\.ts/
const endTimeoutMs = 5_000

export function readRunning(dataDir: string): Running | null {
  try {
    return RunningSchema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
  } catch {
    return null
  }
}

/** The processes named must be our own or our children, alive or not yet waited for: their start times are added. */
export function writeRunning(dataDir: string, running: Omit<Running, 'startTimes'>): void {
  const fresh = `${fileOf(dataDir)}.${process.pid}`
  const pids = [running.start, running.web, running.worker].filter((one) => one !== null)
  const times = pids.map((one) => [one, startTimeOf(one)]).filter(([, time]) => time !== null)
  const startTimes: unknown = Object.fromEntries(times)
  // It holds the database's password.
  writeFileSync(fresh, JSON.stringify({ ...running, startTimes }, null, 2), { mode: 0o600 })
  renameSync(fresh, fileOf(dataDir))
}

export function removeRunning(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true })
}

/** The start that serves this folder, when it is alive. */
export function findLiveStart(dataDir: string): { pid: number; url: string } | null {
  const running = readRunning(dataDir)
  if (!running?.start || running.start === process.pid || !isOurs(running, running.start)) return null
  return { pid: running.start, url: running.url }
}

/** After a kill -9 of the start, its children end by themselves; the wait for them is bounded, and then they are made to. */
export async function endOrphans(dataDir: string, withinMs = endTimeoutMs): Promise<void> {
  const running = readRunning(dataDir)
  if (!running) return
  const left = (): number[] =>
    [running.web, running.worker].filter((one) => one !== null).filter((one) => isOurs(running, one))
  const deadline = Date.now() + withinMs
  while (left().length > 0 && Date.now() < deadline) await delay(50)
  for (const orphan of left()) process.kill(orphan, 'SIGKILL')
}

/** Where the system tells no start times, none was written down, and the command line alone decides. */
function isOurs(running: Running, process: number): boolean {
  const began = running.startTimes[process] ?? null
  return ours.test(commandOf(process)) && startTimeOf(process) === began
}

function fileOf(dataDir: string): string {
  return path.join(dataDir, 'running.json')
}

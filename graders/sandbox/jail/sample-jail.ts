// What a jail uses at this moment, read from /proc outside it. An orphan in a pid namespace becomes the child of
// the namespace's pid 1, so the tree below pid 1 is every process of the jail, whatever it did to get away.
import { readdirSync, readFileSync } from 'node:fs'

export interface JailSample {
  /** Processes and threads: what RLIMIT_NPROC counts. */
  tasks: number
  /** CPU time of the living and of the dead that were waited for, in milliseconds (10 ms steps). */
  cpuMs: number
  /** Resident memory that is not backed by a file: private, and shared pages once per process. */
  residentBytes: number
}

interface ProcessFacts {
  parent: number
  tasks: number
  cpuMs: number
}

const millisecondsPerTick = 10

/** Null when the jail has no process any more. `firstPid` is the jail's pid 1, as numbered in the cell. */
export function sampleJail(firstPid: number): JailSample | null {
  const facts = new Map<number, ProcessFacts>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const found = Number.isInteger(pid) ? processFacts(pid) : null
    if (found !== null) facts.set(pid, found)
  }
  if (!facts.has(firstPid)) return null

  const sample: JailSample = { tasks: 0, cpuMs: 0, residentBytes: 0 }
  for (const [pid, { tasks, cpuMs }] of facts) {
    if (!descends(pid, firstPid, facts)) continue
    sample.tasks += tasks
    sample.cpuMs += cpuMs
    sample.residentBytes += residentBytesOf(pid)
  }
  return sample
}

/** CPU time, in milliseconds, of this process's children that ended and were waited for, and of theirs. */
export function reapedChildrenCpuMs(): number {
  const [, , cutime = 0, cstime = 0] = timesOf(statFields('self') ?? [])
  return (cutime + cstime) * millisecondsPerTick
}

function descends(pid: number, ancestor: number, facts: ReadonlyMap<number, ProcessFacts>): boolean {
  let at = pid
  for (let steps = 0; steps <= facts.size; steps += 1) {
    if (at === ancestor) return true
    const parent = facts.get(at)?.parent
    if (parent === undefined || parent === 0) return false
    at = parent
  }
  return false
}

/** The sampler runs while programs start: one small read for each process of the cell, more only for the jail's. */
function processFacts(pid: number): ProcessFacts | null {
  const fields = statFields(pid)
  if (fields === null) return null
  const ticks = timesOf(fields).reduce((sum, time) => sum + time, 0)
  return { parent: Number(fields[1]), tasks: Number(fields[17]), cpuMs: ticks * millisecondsPerTick }
}

/** Fields of /proc/PID/stat from the third, the state, on: proc(5). The second, a name, may contain anything. */
function statFields(pid: number | 'self'): string[] | null {
  const stat = read(`/proc/${pid}/stat`)
  return stat === '' ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** utime, stime, cutime and cstime: fields 14 to 17. */
function timesOf(fields: readonly string[]): number[] {
  return fields.slice(11, 15).map(Number)
}

function residentBytesOf(pid: number): number {
  const status = read(`/proc/${pid}/status`)
  let kibibytes = 0
  for (const [, size] of status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)) kibibytes += Number(size)
  return kibibytes * 1024
}

/** Empty when the process went away in between. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

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
  residentBytes: number
}

const millisecondsPerTick = 10

/** Null when the jail has no process any more. `firstPid` is the jail's pid 1, as numbered in the cell. */
export function sampleJail(firstPid: number): JailSample | null {
  const facts = new Map<number, ProcessFacts>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    const found = processFacts(pid)
    if (found !== null) facts.set(pid, found)
  }
  if (!facts.has(firstPid)) return null

  const sample: JailSample = { tasks: 0, cpuMs: 0, residentBytes: 0 }
  for (const [pid, { tasks, residentBytes }] of facts) {
    if (!descends(pid, firstPid, facts)) continue
    sample.tasks += tasks
    sample.residentBytes += residentBytes
    sample.cpuMs += cpuMsOf(pid)
  }
  return sample
}

/** CPU time, in milliseconds, of a process and of its children that ended and were waited for; 0 if gone. */
export function cpuMsOf(pid: number | 'self', which: 'all' | 'children' = 'all'): number {
  // proc(5): after the command in parentheses, utime is field 14, stime 15, cutime 16 and cstime 17.
  const stat = read(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = fields.slice(which === 'all' ? 11 : 13, 15)
  return ticks.reduce((sum, field) => sum + Number(field), 0) * millisecondsPerTick
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

function processFacts(pid: number): ProcessFacts | null {
  const status = read(`/proc/${pid}/status`)
  if (status === '') return null
  const number = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
  return {
    parent: number('PPid'),
    tasks: number('Threads'),
    residentBytes: (number('RssAnon') + number('RssShmem')) * 1024,
  }
}

/** Empty when the process went away in between. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

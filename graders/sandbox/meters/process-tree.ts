// The processes of a jail, read from /proc outside it. An orphan in a pid namespace becomes the child of the namespace's
// pid 1, so the tree below pid 1 is every process of the jail, whatever it did to get away.
import { readdirSync } from 'node:fs'
import { readIfThere } from '#graders/sandbox/groups/read-if-there.ts'

export interface ProcessFacts {
  parent: number
  tasks: number
  /** CPU time of its own, and of the children that it waited for and theirs, in milliseconds (10 ms steps). */
  ownCpuMs: number
  reapedCpuMs: number
  /** When it started, in ticks: a pid may be used again. */
  startedAt: number
}

const millisecondsPerTick = 10

/** The jail's processes by pid, zombies included; empty when there are none. `firstPid` is as numbered in the cell. */
export function processesBelow(firstPid: number): Map<number, ProcessFacts> {
  const facts = new Map<number, ProcessFacts>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const found = Number.isInteger(pid) ? processFacts(pid) : null
    if (found !== null) facts.set(pid, found)
  }
  const below = new Map<number, ProcessFacts>()
  for (const [pid, fact] of facts) if (descends(pid, firstPid, facts)) below.set(pid, fact)
  return facts.has(firstPid) ? below : new Map()
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

function processFacts(pid: number): ProcessFacts | null {
  const fields = statFields(pid)
  if (fields === null) return null
  const [utime = 0, stime = 0, cutime = 0, cstime = 0] = timesOf(fields)
  return {
    parent: Number(fields[1]),
    tasks: Number(fields[17]),
    ownCpuMs: (utime + stime) * millisecondsPerTick,
    reapedCpuMs: (cutime + cstime) * millisecondsPerTick,
    startedAt: Number(fields[19]),
  }
}

/** Fields of /proc/PID/stat from the third, the state, on: proc(5). The second, a name, may contain anything. */
function statFields(pid: number | 'self'): string[] | null {
  const stat = readIfThere(`/proc/${pid}/stat`)
  return stat === '' ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** utime, stime, cutime and cstime: fields 14 to 17. */
function timesOf(fields: readonly string[]): number[] {
  return fields.slice(11, 15).map(Number)
}

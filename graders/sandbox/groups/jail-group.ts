// The cgroup of one jail, made by the harness inside its cell's.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cellGroups } from '#graders/sandbox/groups/cell-group.ts'
import { readIfThere } from '#graders/sandbox/groups/read-if-there.ts'
import { removeGroup } from '#graders/sandbox/groups/remove-groups.ts'

export interface GroupReading {
  tasks: number
  cpuMs: number
  /** Memory that cannot be taken back: anonymous, shared, the kernel's on its behalf, sockets. No file caches. */
  memoryBytes: number
  /** The most that was charged, file caches included, up to the limit. */
  peakBytes: number
  /** The kernel ended a process because the limit was reached. */
  limitReached: boolean
}

export interface JailGroup {
  /** Throws when the process cannot be moved. */
  takeIn(pid: number): void
  read(): GroupReading
  remove(): Promise<void>
}

let made = 0

/** True in a cell that has a cgroup. */
export function hasGroups(): boolean {
  return existsSync(cellGroups.memory)
}

/** Throws when it cannot be made: a limit that is promised is kept. */
export function makeJailGroup(memoryBytes: number): JailGroup {
  const name = `jail-${made++}`
  const memory = join(cellGroups.memory, name)
  const isUnified = existsSync(join(cellGroups.memory, 'cgroup.subtree_control'))
  const cpu = isUnified ? memory : join(cellGroups.cpu, name)
  const folders = [...new Set([memory, cpu])]
  for (const folder of folders) mkdirSync(folder)
  if (isUnified) limitUnified(memory, memoryBytes)
  else limitDivided(memory, memoryBytes)
  return {
    takeIn: (pid) => {
      for (const folder of folders) writeFileSync(join(folder, 'cgroup.procs'), String(pid))
    },
    read: () => (isUnified ? readUnified(memory) : readDivided(memory, cpu)),
    remove: async () => {
      await Promise.all(folders.map(removeGroup))
    },
  }
}

function limitUnified(folder: string, memoryBytes: number): void {
  writeFileSync(join(folder, 'memory.max'), String(memoryBytes))
  writeIfThere(join(folder, 'memory.swap.max'), '0')
  writeIfThere(join(folder, 'memory.oom.group'), '1')
}

function limitDivided(folder: string, memoryBytes: number): void {
  writeFileSync(join(folder, 'memory.limit_in_bytes'), String(memoryBytes))
  writeIfThere(join(folder, 'memory.memsw.limit_in_bytes'), String(memoryBytes))
  // What TCP and UDP hold is counted apart, once that has a limit of its own; the meter looks at the sum.
  writeIfThere(join(folder, 'memory.kmem.tcp.limit_in_bytes'), String(memoryBytes))
}

function readUnified(folder: string): GroupReading {
  const stat = readIfThere(join(folder, 'memory.stat'))
  return {
    tasks: countLines(readIfThere(join(folder, 'cgroup.threads'))),
    cpuMs: Math.floor(field(readIfThere(join(folder, 'cpu.stat')), 'usage_usec') / 1_000),
    memoryBytes: field(stat, 'anon') + field(stat, 'shmem') + field(stat, 'kernel') + field(stat, 'sock'),
    peakBytes: figure(join(folder, 'memory.peak')),
    limitReached: field(readIfThere(join(folder, 'memory.events')), 'oom_kill') > 0,
  }
}

function readDivided(memory: string, cpu: string): GroupReading {
  const stat = readIfThere(join(memory, 'memory.stat'))
  const own = field(stat, 'total_rss') + field(stat, 'total_shmem')
  const kernel = figure(join(memory, 'memory.kmem.usage_in_bytes'))
  const sockets = figure(join(memory, 'memory.kmem.tcp.usage_in_bytes'))
  return {
    tasks: countLines(readIfThere(join(memory, 'tasks'))),
    cpuMs: Math.floor(figure(join(cpu, 'cpuacct.usage')) / 1_000_000),
    memoryBytes: own + kernel + sockets,
    peakBytes:
      figure(join(memory, 'memory.max_usage_in_bytes')) +
      figure(join(memory, 'memory.kmem.tcp.max_usage_in_bytes')),
    limitReached: field(readIfThere(join(memory, 'memory.oom_control')), 'oom_kill') > 0,
  }
}

/** Of a file with one number; 0 when it is not there. */
function figure(path: string): number {
  return Number(readIfThere(path)) || 0
}

/** Of a file of lines "name number". */
function field(text: string, name: string): number {
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}

/** Files that a kernel without swap, or without accounting of sockets, lacks. */
function writeIfThere(path: string, text: string): void {
  if (existsSync(path)) writeFileSync(path, text)
}

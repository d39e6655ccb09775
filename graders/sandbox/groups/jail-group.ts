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

/** Files of both versions, by what they say. */
const files = {
  1: {
    limit: 'memory.limit_in_bytes',
    peak: 'memory.max_usage_in_bytes',
    ended: 'memory.oom_control',
    tasks: 'tasks',
  },
  2: { limit: 'memory.max', peak: 'memory.peak', ended: 'memory.events', tasks: 'cgroup.threads' },
} as const

let made = 0

/** True in a cell that has a cgroup. */
export function hasGroups(): boolean {
  return existsSync(cellGroups.memory)
}

/** Throws when it cannot be made: a limit that is promised is kept. */
export function makeJailGroup(memoryBytes: number): JailGroup {
  const name = `jail-${made++}`
  const memory = join(cellGroups.memory, name)
  const version = existsSync(join(cellGroups.memory, 'cgroup.subtree_control')) ? 2 : 1
  const cpu = version === 2 ? memory : join(cellGroups.cpu, name)
  for (const folder of new Set([memory, cpu])) mkdirSync(folder)
  const set = (file: string, value: number): void => writeFileSync(join(memory, file), String(value))
  const ifThere = (file: string, value: number): void => {
    if (existsSync(join(memory, file))) set(file, value)
  }
  set(files[version].limit, memoryBytes)
  if (version === 2) {
    // Files that a kernel without swap lacks.
    ifThere('memory.swap.max', 0)
    ifThere('memory.oom.group', 1)
  } else {
    ifThere('memory.memsw.limit_in_bytes', memoryBytes)
    // Version 1 counts what TCP and UDP hold apart, once that has a limit of its own; the meter looks at the sum.
    ifThere('memory.kmem.tcp.limit_in_bytes', memoryBytes)
  }
  const text = (folder: string, file: string): string => readIfThere(join(folder, file))
  const figure = (file: string): number => Number(text(memory, file)) || 0
  return {
    takeIn: (pid) => {
      for (const folder of new Set([memory, cpu])) writeFileSync(join(folder, 'cgroup.procs'), String(pid))
    },
    read: () => {
      const stat = new Map(
        text(memory, 'memory.stat')
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(' ')), Number(line.slice(line.indexOf(' ') + 1))]),
      )
      const sum = (...names: string[]): number =>
        names.reduce((total, key) => total + (stat.get(key) ?? 0), 0)
      const sockets = version === 2 ? sum('sock') : figure('memory.kmem.tcp.usage_in_bytes')
      const kernel = version === 2 ? sum('kernel') : figure('memory.kmem.usage_in_bytes')
      return {
        tasks: text(memory, files[version].tasks).split('\n').length - 1,
        cpuMs:
          version === 2
            ? Math.floor(Number(/^usage_usec (\d+)/m.exec(text(cpu, 'cpu.stat'))?.[1] ?? 0) / 1_000)
            : Math.floor(Number(text(cpu, 'cpuacct.usage')) / 1_000_000),
        memoryBytes:
          (version === 2 ? sum('anon', 'shmem') : sum('total_rss', 'total_shmem')) + kernel + sockets,
        peakBytes:
          figure(files[version].peak) + (version === 1 ? figure('memory.kmem.tcp.max_usage_in_bytes') : 0),
        limitReached: /^oom_kill [1-9]/m.test(text(memory, files[version].ended)),
      }
    },
    remove: async () => {
      await Promise.all([...new Set([memory, cpu])].map(removeGroup))
    },
  }
}

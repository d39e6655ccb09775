// A cgroup for each cell, in which the harness makes one for each jail: its memory is limited by the kernel, and its CPU
// time counted there, whatever its processes do. The harness has one of its own, so that a program cannot starve it.
import { chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultLimits } from '#graders/sandbox/contract.ts'
import { removeGroup } from '#graders/sandbox/groups/remove-groups.ts'

export interface GroupHome {
  version: 1 | 2
  /** Folders in which groups are made: one per hierarchy in version 1, the same one in version 2. */
  memory: string
  cpu: string
}

/** Where the cell finds its group: named so that no path of the machine is told. */
export const cellGroups = { memory: '/cgroup/memory', cpu: '/cgroup/cpu' } as const

const harnessBytes = 1_024 * 1_048_576
const jailsAtOnceMax = 32

export interface CellGroup {
  version: GroupHome['version']
  memory: string
  cpu: string
  /** Command line before the cell's own: enters the harness's groups. */
  enter: string[]
  remove(): Promise<void>
}

let made = 0

/** `uid` is the kernel uid of the cell, null when it is ours. Throws when the group cannot be made. */
export function makeCellGroup(home: GroupHome, uid: number | null): CellGroup {
  const name = `cell-${process.pid}-${made++}`
  const [memory, cpu] = [join(home.memory, name), join(home.cpu, name)]
  for (const folder of new Set([memory, cpu])) {
    mkdirSync(folder)
    if (home.version === 2) writeFileSync(join(folder, 'cgroup.subtree_control'), '+memory')
    mkdirSync(join(folder, 'harness'))
    if (uid !== null) giveTo(folder, uid)
  }
  const limitFile = home.version === 2 ? 'memory.max' : 'memory.limit_in_bytes'
  writeFileSync(join(memory, limitFile), String(harnessBytes + jailsAtOnceMax * defaultLimits.memoryBytes))
  writeFileSync(join(memory, 'harness', limitFile), String(harnessBytes))
  return {
    version: home.version,
    memory,
    cpu,
    enter: [
      '/bin/sh',
      '-ec',
      'echo 0 >"$0/harness/cgroup.procs"; echo 0 >"$1/harness/cgroup.procs"; shift; exec "$@"',
      memory,
      cpu,
    ],
    remove: async () => {
      await Promise.all([...new Set([memory, cpu])].map(removeGroup))
    },
  }
}

/** What the owner of a part of the tree needs: to make groups in it, and to move processes between them. */
function giveTo(folder: string, uid: number): void {
  for (const path of [folder, join(folder, 'harness')]) {
    chownSync(path, uid, uid)
    for (const file of ['cgroup.procs', 'cgroup.threads', 'cgroup.subtree_control', 'tasks']) {
      if (existsSync(join(path, file))) chownSync(join(path, file), uid, uid)
    }
  }
}

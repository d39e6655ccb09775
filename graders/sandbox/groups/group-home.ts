// Where on this machine memory cgroups can be made. Version 2 comes first: a folder on the way up from our own group that
// we may write to and whose children have the memory controller (systemd's Delegate=yes with DelegateSubgroup=, a user's
// own session, or any machine for root). Else version 1, whose memory and cpuacct hierarchies root may divide.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type GroupHome, makeCellGroup } from '#graders/sandbox/groups/cell-group.ts'
import { readIfThere } from '#graders/sandbox/groups/read-if-there.ts'
import { removeAbandonedGroups } from '#graders/sandbox/groups/remove-groups.ts'
import { bareEnvironment } from '#graders/sandbox/jail/bare-environment.ts'

interface Mount {
  type: string
  /** The part of the hierarchy that is mounted. */
  root: string
  at: string
  options: readonly string[]
}

let found: GroupHome | null | undefined

/** Null where this process may make none. Looked up once. */
export function findGroupHome(): GroupHome | null {
  if (found !== undefined) return found
  const mounts = groupMounts(readIfThere('/proc/self/mountinfo'))
  const own = ownGroups(readIfThere('/proc/self/cgroup'))
  const homes = [findUnifiedHome(mounts, own), findDividedHome(mounts, own)]
  found = homes.find((home) => home !== null && isUsable(home)) ?? null
  return found
}

/**
 * Whether a process can live in it: nothing is promised on the strength of files alone, and a machine on which this
 * fails has watchers, not faults.
 */
function isUsable(home: GroupHome): boolean {
  const group = attempt(() => makeCellGroup(home, null))
  if (group === null) return false
  const [command = '', ...args] = group.enter
  const ran = spawnSync(command, [...args, '/bin/true'], { timeout: 10_000, env: bareEnvironment })
  void group.remove()
  return ran.status === 0
}

function findUnifiedHome(mounts: readonly Mount[], own: ReadonlyMap<string, string>): GroupHome | null {
  const mount = mounts.find(({ type }) => type === 'cgroup2')
  const path = own.get('')
  if (mount === undefined || path === undefined) return null
  for (let at = join(mount.at, below(path, mount.root)); ; at = dirname(at)) {
    const controllers = readIfThere(join(at, 'cgroup.controllers')).split(/\s+/)
    if (controllers.includes('memory') && isWritable(at) && isWritable(join(at, 'cgroup.procs'))) {
      // Refused where processes live in it, and needless where its children have the controller already.
      attempt(() => writeFileSync(join(at, 'cgroup.subtree_control'), '+memory'))
      const folder = makeHome(at, 'memory.max')
      if (folder !== null) return { version: 2, memory: folder, cpu: folder }
    }
    if (at === mount.at || at === '/') return null
  }
}

function findDividedHome(mounts: readonly Mount[], own: ReadonlyMap<string, string>): GroupHome | null {
  const home = (controller: string, file: string): string | null => {
    const mount = mounts.find(({ type, options }) => type === 'cgroup' && options.includes(controller))
    const path = own.get(controller)
    if (mount === undefined || path === undefined) return null
    const ours = join(mount.at, below(path, mount.root))
    // Where the service itself has a limit, its cells stay below it.
    const parent = isLimited(ours) ? ours : mount.at
    return isWritable(parent) ? makeHome(parent, file) : null
  }
  const memory = home('memory', 'memory.limit_in_bytes')
  const cpu = memory === null ? null : home('cpuacct', 'cpuacct.usage')
  return memory === null || cpu === null ? null : { version: 1, memory, cpu }
}

/** The folder for our cells, if groups made in it have that file. */
function makeHome(parent: string, file: string): string | null {
  const folder = join(parent, 'roundtrip')
  return attempt(() => {
    mkdirSync(folder, { recursive: true })
    // In version 2, for the groups in it; in version 1 there is no such file, and none is needed.
    attempt(() => writeFileSync(join(folder, 'cgroup.subtree_control'), '+memory', { flag: 'r+' }))
    removeAbandonedGroups(folder)
    const trial = join(folder, `trial-${process.pid}`)
    mkdirSync(trial)
    const works =
      isWritable(join(trial, file)) || (file === 'cpuacct.usage' && readIfThere(join(trial, file)) !== '')
    rmdirSync(trial)
    return works ? folder : null
  })
}

function isLimited(group: string): boolean {
  const limit = /^hierarchical_memory_limit (\d+)$/m.exec(readIfThere(join(group, 'memory.stat')))?.[1]
  return limit !== undefined && Number(limit) < 2 ** 62
}

/** Lines of mountinfo: proc(5). The fields after " - " are type, source and the hierarchy's own options. */
function groupMounts(mountinfo: string): Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [place = '', kind = ''] = line.split(' - ')
    const [, , , root, at] = place.split(' ')
    const [type = '', , options = ''] = kind.split(' ')
    if (root === undefined || at === undefined || !type.startsWith('cgroup')) return []
    return [{ type, root, at, options: options.split(',') }]
  })
}

/** Our group by controller; version 2's has the empty name. */
function ownGroups(text: string): Map<string, string> {
  const groups = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? []
    if (controllers === undefined || path === undefined) continue
    for (const controller of controllers.split(',')) groups.set(controller, path)
  }
  return groups
}

function below(path: string, root: string): string {
  return root !== '/' && path.startsWith(root) ? path.slice(root.length) : path
}

function isWritable(path: string): boolean {
  return attempt(() => (accessSync(path, constants.W_OK), true)) ?? false
}

function attempt<T>(action: () => T): T | null {
  try {
    return action()
  } catch {
    return null
  }
}

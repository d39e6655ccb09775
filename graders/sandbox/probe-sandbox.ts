import type { LimitEnforcement, SandboxStatus, SelfTest } from '#graders/sandbox/contract.ts'
import type { GroupHome } from '#graders/sandbox/groups/cell-group.ts'
import { findGroupHome } from '#graders/sandbox/groups/group-home.ts'
import { explainFailure, findObstacle } from '#graders/sandbox/host/find-obstacle.ts'
import { findMissingLanguages } from '#graders/sandbox/host/toolchains.ts'
import { runSelfTest } from '#graders/sandbox/self-test/run-self-test.ts'

function limitsWith(home: GroupHome | null): LimitEnforcement[] {
  const group = home === null ? null : `a cgroup (version ${home.version}) for each jail`
  return [
    { limit: 'wall-time', by: "a timer in the cell kills the jail's first process, and with it all of them" },
    {
      limit: 'cpu-time',
      by:
        group === null
          ? 'a watcher adds up the jail every 20 ms, the time of children that nobody waits for being estimated; RLIMIT_CPU per process behind it'
          : `counted by ${group}, looked at every 20 ms; RLIMIT_CPU per process behind it`,
    },
    {
      limit: 'memory',
      by:
        group === null
          ? 'a watcher adds up processes, page tables and sockets every 20 ms, so a program may overshoot by what it takes in between; shared memory of no file is refused; RLIMIT_DATA per process behind it'
          : `kept by the kernel in ${group}: its own, shared, page tables, sockets, files in memory`,
    },
    { limit: 'processes', by: 'RLIMIT_NPROC inside the jail, threads included' },
    { limit: 'open-files', by: 'RLIMIT_NOFILE' },
    { limit: 'file-size', by: 'RLIMIT_FSIZE' },
    {
      limit: 'disk',
      by: 'a tmpfs per check, capped in bytes and in inodes, shared memory included; everything else is read-only',
    },
    { limit: 'output', by: 'the harness counts what it reads and kills the jail' },
    { limit: 'transcript', by: 'the harness counts what it records' },
    { limit: 'connections', by: 'the reference server counts what it accepts' },
  ]
}

/**
 * Says whether students' programs can be run here, and if not, why and what to do. It looks for known obstacles,
 * then runs the self-test in a real jail. Never throws.
 */
export async function probeSandbox(): Promise<SandboxStatus> {
  const status = await probe()
  lastStatus = status
  return status
}

let lastStatus: SandboxStatus | null = null

/** What the last probe of this process found; null before the first. */
export function lastSandboxStatus(): SandboxStatus | null {
  return lastStatus
}

async function probe(): Promise<SandboxStatus> {
  try {
    const obstacle = await findObstacle()
    if (obstacle !== null) return { available: false, ...obstacle, tests: [] }
    const tests = await runSelfTest()
    const failed = tests.filter(({ ok }) => !ok)
    if (failed.length > 0) return { available: false, ...unsafe(failed), tests }
    const home = findGroupHome()
    const missing = findMissingLanguages()
    return { available: true, tests, limits: limitsWith(home), notes: notes(home), missing }
  } catch (error) {
    return {
      available: false,
      ...explainFailure(error instanceof Error ? error.message : String(error)),
      tests: [],
    }
  }
}

function unsafe(failed: readonly SelfTest[]): { because: string; remedy: string } {
  const list = failed.map(({ name, detail }) => `${name} (${detail})`).join('; ')
  return {
    because: `the sandbox's self-test failed: ${list}`.slice(0, 1_900),
    remedy:
      "Do not run students' programs on this machine. Please report this with the output of `npm run doctor`.",
  }
}

function notes(home: GroupHome | null): string[] {
  const uids =
    process.geteuid?.() === 0
      ? 'Every cell has an unprivileged kernel uid of its own (61000 to 61999).'
      : 'All cells share the kernel uid of this service: only root can give each its own.'
  return [
    uids,
    'Inside a cell, the harness and the program share a kernel uid; namespaces and the system call filter part them.',
    home === null
      ? 'No memory cgroup can be made here: run the worker as root, or give its service Delegate=yes and DelegateSubgroup=worker (systemd 254 or newer).'
      : `Cells have cgroups of their own in ${home.memory}.`,
  ]
}

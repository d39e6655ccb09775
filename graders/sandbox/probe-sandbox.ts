import type { LimitEnforcement, SandboxStatus, SelfTest } from '#graders/sandbox/contract.ts'
import { explainFailure, findObstacle } from '#graders/sandbox/host/find-obstacle.ts'
import { runSelfTest } from '#graders/sandbox/self-test/run-self-test.ts'

const limits: LimitEnforcement[] = [
  { limit: 'wall-time', by: "a timer in the cell kills the jail's first process, and with it all of them" },
  { limit: 'cpu-time', by: 'a watcher adds up the jail every 20 ms; RLIMIT_CPU per process behind it' },
  { limit: 'memory', by: 'a watcher adds up resident memory every 20 ms; RLIMIT_DATA per process behind it' },
  { limit: 'processes', by: 'RLIMIT_NPROC inside the jail, threads included' },
  { limit: 'open-files', by: 'RLIMIT_NOFILE' },
  { limit: 'file-size', by: 'RLIMIT_FSIZE' },
  { limit: 'disk', by: 'a tmpfs per check, capped in bytes and in inodes; everything else is read-only' },
  { limit: 'output', by: 'the harness counts what it reads and kills the jail' },
  { limit: 'transcript', by: 'the harness counts what it records' },
  { limit: 'connections', by: 'the reference server counts what it accepts' },
]

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
    return { available: true, tests, limits, notes: notes() }
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

function notes(): string[] {
  const uids =
    process.geteuid?.() === 0
      ? 'Every cell has an unprivileged kernel uid of its own (61000 to 61999).'
      : 'All cells share the kernel uid of this service: only root can give each its own.'
  return [
    uids,
    'Inside a cell, the harness and the program share a kernel uid; namespaces and the system call filter part them.',
    'cgroups are not used: memory and CPU time of a whole jail are kept by a watcher.',
  ]
}

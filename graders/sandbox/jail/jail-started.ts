// Whether a jail's first process is the program yet, or still bwrap putting the room together. Its name would tell nothing:
// a program may call itself anything. Its filter does: bwrap loads it last, and no process ever gets rid of one.
import { readIfThere } from '#graders/sandbox/groups/read-if-there.ts'
import type { BwrapStatus } from '#graders/sandbox/jail/bwrap-status.ts'

const pollMs = 2

/** Waits until the program has been started. Resolves to false when bwrap ended without starting it, or took too long. */
export async function jailStarted(status: BwrapStatus, withinMs: number): Promise<boolean> {
  let over = false
  void status.closed.then(() => (over = true))
  const until = performance.now() + withinMs
  while (performance.now() < until) {
    // How a program that is gone already went is told when the status pipe closes.
    if (over) return status.exitCode !== null
    if (status.firstPid !== null && isFiltered(status.firstPid)) return true
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  return status.exitCode !== null
}

function isFiltered(pid: number): boolean {
  return /^Seccomp:\s+2$/m.test(readIfThere(`/proc/${pid}/status`))
}

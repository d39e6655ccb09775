import { readFileSync } from 'node:fs'
import type { BwrapStatus } from '#graders/sandbox/jail/bwrap-status.ts'

const pollMs = 2

/**
 * Waits until the jail's first process is no longer bwrap putting the room together. Resolves to false when that
 * failed: bwrap ended without ever starting the program.
 */
export async function jailStarted(status: BwrapStatus, withinMs: number): Promise<boolean> {
  let over = false
  const closed = status.closed.then(() => (over = true))
  const until = performance.now() + withinMs
  while (performance.now() < until) {
    if (over) return status.exitCode !== null
    if (status.firstPid !== null && commandName(status.firstPid) !== 'bwrap') {
      // Gone already: how it went is told when the status pipe closes.
      if (commandName(status.firstPid) === null) await closed
      else return true
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  return false
}

function commandName(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'latin1').trimEnd()
  } catch {
    return null
  }
}

import { existsSync, readdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'

const attemptsMax = 100
const pauseMs = 20

/**
 * Removes a group and those in it, once their processes are gone: the kernel may take a moment to notice. A group that
 * stays is empty, costs a few kilobytes, and is removed by the next service that starts.
 */
export async function removeGroup(folder: string): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax && existsSync(folder); attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    removeTree(folder)
  }
}

/** Removes what services that were killed left behind: groups are named after the process that made them. */
export function removeAbandonedGroups(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = /^(?:cell|trial)-(\d+)/.exec(name)?.[1]
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) removeTree(join(home, name))
  }
}

/** True when it is gone. A group with processes in it stays. */
function removeTree(folder: string): void {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) removeTree(join(folder, entry.name))
    }
    rmdirSync(folder)
  } catch {
    // Busy, or gone already.
  }
}

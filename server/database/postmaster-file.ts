// postmaster.pid is how a PostgreSQL data folder says who serves it. Its lines: pid, data folder, start time, port,
// socket folder, listen address, shared memory key, status.
import { readFileSync, readlinkSync, rmSync } from 'node:fs'
import path from 'node:path'

export interface Postmaster {
  pid: number
  port: number
  /** `starting` covers recovery after a crash; `stopping` takes no new connections. */
  status: 'starting' | 'ready' | 'stopping'
}

/** Null when no process serves the folder. Removes a file left behind by a killed postmaster. */
export function findPostmaster(folder: string): Postmaster | null {
  const file = path.join(folder, 'postmaster.pid')
  let lines: string[]
  try {
    lines = readFileSync(file, 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) {
    // A postmaster that is just starting has created the file and not yet written it.
    return null
  }
  if (!serves(pid, folder)) {
    // PostgreSQL itself would refuse to start if the pid had gone to an unrelated process meanwhile.
    rmSync(file, { force: true })
    return null
  }
  const status = lines[7]?.trim()
  return {
    pid,
    port: Number(lines[3] ?? 0),
    status: status === 'ready' ? 'ready' : status === 'stopping' ? 'stopping' : 'starting',
  }
}

/** Is that process alive, and is it the postmaster of this folder? A pid alone may have been given out again. */
function serves(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    // A postmaster works in its data folder.
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    // Another user's process, or a zombie: alive as a number, but it serves nothing of ours.
    return false
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

// Where the system's programs are. Only system folders are searched, never PATH: a worker's environment must not
// decide what is started with its privileges.
import { accessSync, constants } from 'node:fs'

const folders = ['/usr/bin', '/usr/sbin', '/bin', '/sbin']

/** Absolute path of an executable, or null. */
export function findTool(name: string): string | null {
  for (const folder of folders) {
    if (isExecutable(`${folder}/${name}`)) return `${folder}/${name}`
  }
  return null
}

/** bubblewrap, or what ROUNDTRIP_BWRAP names instead (a build of your own; in tests, one that is not there). */
export function findBwrap(): string | null {
  const named = process.env.ROUNDTRIP_BWRAP
  if (named === undefined || named === '') return findTool('bwrap')
  return named.startsWith('/') && isExecutable(named) ? named : null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

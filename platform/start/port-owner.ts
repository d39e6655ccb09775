// Who a process is and who listens on a TCP port of this machine, as far as the kernel tells us (Linux; the ports of
// other users only to root).
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

export interface PortOwner {
  pid: number
  command: string
}

const listening = '0A'

export function findPortOwner(port: number): PortOwner | null {
  const sockets = socketsOf(port)
  const pid = sockets.size > 0 ? processes().find((one) => holds(one, sockets)) : undefined
  return pid === undefined ? null : { pid, command: commandOf(pid) }
}

/** Whether a process of that group listens on the port. Null where the system does not say who listens. */
export function groupListens(group: number, port: number): boolean | null {
  const sockets = socketsOf(port)
  if (sockets.size === 0) return null
  return processes().some((pid) => Number(statOf(pid)[4]) === group && holds(pid, sockets))
}

/** The command line of a process, arguments separated by spaces; empty when it is gone. */
export function commandOf(pid: number): string {
  return readFile(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim().slice(0, 200)
}

/**
 * When a process began, in ticks since the machine did; with its pid it names one process for good, where the pid alone
 * is given out again. Null when it is gone, and where the system does not tell.
 */
export function startTimeOf(pid: number): string | null {
  return statOf(pid)[21] ?? null
}

/** The fields of proc_pid_stat(5), the first at 0; empty when the process is gone. */
function statOf(pid: number): string[] {
  const text = readFile(`/proc/${pid}/stat`)
  // The second field is the program's name in parentheses, and may itself contain spaces and parentheses.
  const end = text.lastIndexOf(')')
  return end < 0 ? [] : [String(pid), text.slice(0, end), ...text.slice(end + 2).split(' ')]
}

function processes(): number[] {
  return entries('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

/** Has the process one of these socket inodes open? */
function holds(pid: number, sockets: ReadonlySet<string>): boolean {
  return entries(`/proc/${pid}/fd`).some((descriptor) => {
    const inode = /^socket:\[(\d+)\]$/.exec(readLink(`/proc/${pid}/fd/${descriptor}`))?.[1]
    return inode !== undefined && sockets.has(inode)
  })
}

/** Socket inodes of whoever listens on the port. */
function socketsOf(port: number): Set<string> {
  return new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeners(table, port)))
}

/** Socket inodes of the table's listening rows with that local port. */
function listeners(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return readFile(table)
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/))
    .filter((row) => row[1]?.endsWith(suffix) && row[3] === listening)
    .flatMap((row) => row[9] ?? [])
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function readLink(link: string): string {
  try {
    return readlinkSync(link)
  } catch {
    return ''
  }
}

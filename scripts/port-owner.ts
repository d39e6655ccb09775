// Who listens on a TCP port of this machine, as far as the kernel tells us (Linux; other users' only to root).
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

export interface PortOwner {
  pid: number
  command: string
}

const listening = '0A'

export function findPortOwner(port: number): PortOwner | null {
  const sockets = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeners(table, port)))
  if (sockets.size === 0) return null
  for (const pid of entries('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const descriptor of entries(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/.exec(readLink(`/proc/${pid}/fd/${descriptor}`))?.[1]
      if (inode && sockets.has(inode)) return { pid: Number(pid), command: commandOf(Number(pid)) }
    }
  }
  return null
}

/** The command line of a process, arguments separated by spaces; empty when it is gone. */
export function commandOf(pid: number): string {
  return readFile(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim().slice(0, 200)
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

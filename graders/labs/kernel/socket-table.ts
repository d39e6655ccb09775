// The kernel's tables of sockets, /proc/net/{tcp,tcp6,udp,udp6}: who listens where, seen without sending anything.
// Many servers die of an empty connection, so readiness is never probed by connecting.

export type Transport = 'tcp' | 'udp'

export interface SocketRow {
  /** As people write it; an IPv4 address inside an IPv6 one is written as the IPv4 address. */
  address: string
  port: number
  /** Port of the other end, 0 when there is none. */
  remotePort: number
  /** TCP: in the state LISTEN. UDP: bound and not connected. */
  isOpenToAll: boolean
  /** Bytes that wait for the program to read them. */
  unreadBytes: number
  inode: string
}

/** TCP_LISTEN and TCP_CLOSE of the kernel's tcp_states.h; an unconnected UDP socket is in the latter. */
const openState: Readonly<Record<Transport, string>> = { tcp: '0A', udp: '07' }

/** @param table text of one of the four files; its first line and lines that are cut are left out */
export function parseSocketTable(table: string, transport: Transport): SocketRow[] {
  return table.split('\n').flatMap((line) => {
    const [slot, local, remote, state, queues, , , , , inode] = line.trim().split(/\s+/)
    if (slot === undefined || !/^\d+:$/.test(slot) || inode === undefined) return []
    const here = parseEnd(local)
    const there = parseEnd(remote)
    if (here === null || there === null) return []
    const unread = Number.parseInt(queues?.split(':')[1] ?? '0', 16)
    return [
      {
        address: here.address,
        port: here.port,
        remotePort: there.port,
        isOpenToAll: state === openState[transport] && there.port === 0,
        unreadBytes: Number.isNaN(unread) ? 0 : unread,
        inode,
      },
    ]
  })
}

/** "0100007F:2EE0" is 127.0.0.1, port 12000: each four octets stand in the order of a little-endian machine. */
function parseEnd(text: string | undefined): { address: string; port: number } | null {
  const [, words = '', port = ''] = /^((?:[0-9A-F]{8})+):([0-9A-F]{4})$/.exec(text ?? '') ?? []
  if (words.length !== 8 && words.length !== 32) return null
  const octets = (words.match(/.{8}/g) ?? []).flatMap((word) => [...Buffer.from(word, 'hex')].toReversed())
  return { address: writeAddress(octets), port: Number.parseInt(port, 16) }
}

/** RFC 4291 section 2.2 without the shortening of zeroes, but for :: and ::1; IPv4-mapped as plain IPv4. */
function writeAddress(octets: readonly number[]): string {
  if (octets.length === 4) return octets.join('.')
  const isMapped = octets.every((octet, at) => at >= 12 || octet === (at < 10 ? 0 : 255))
  if (isMapped) return octets.slice(12).join('.')
  if (octets.slice(0, 15).every((octet) => octet === 0))
    return octets[15] === 0 ? '::' : `::${octets[15]?.toString(16)}`
  return Array.from({ length: 8 }, (_, group) =>
    (((octets[group * 2] ?? 0) << 8) | (octets[group * 2 + 1] ?? 0)).toString(16),
  ).join(':')
}

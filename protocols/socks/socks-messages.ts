// The messages of SOCKS version 5 (RFC 1928), as a client writes and reads them.

export const socksMethods = { none: 0x00, gssapi: 0x01, password: 0x02, unacceptable: 0xff } as const
export const socksCommands = { connect: 0x01, bind: 0x02, associate: 0x03 } as const
const addressTypes = { ipv4: 0x01, name: 0x03, ipv6: 0x04 } as const

/** RFC 1928 section 6, in its words. */
export const socksReplies: ReadonlyMap<number, string> = new Map([
  [0x00, 'succeeded'],
  [0x01, 'general SOCKS server failure'],
  [0x02, 'connection not allowed by ruleset'],
  [0x03, 'network unreachable'],
  [0x04, 'host unreachable'],
  [0x05, 'connection refused'],
  [0x06, 'TTL expired'],
  [0x07, 'command not supported'],
  [0x08, 'address type not supported'],
])

export interface SocksTarget {
  /** An IPv4 address, an IPv6 address written in full (eight groups), or a name. */
  host: string
  port: number
}

/** RFC 1928 section 3: version, number of methods, the methods. */
export const writeSocksGreeting = (methods: readonly number[]): Buffer =>
  Buffer.from([5, methods.length, ...methods])

/** RFC 1928 section 4: version, command, a zero, address type, address, port. */
export function writeSocksRequest({ host, port }: SocksTarget, command: number): Buffer {
  return Buffer.concat([
    Buffer.from([5, command, 0]),
    writeSocksAddress(host),
    Buffer.from([port >> 8, port & 255]),
  ])
}

/** RFC 1928 section 5: a name has one octet with its length before it, and no octet of zero behind it. */
function writeSocksAddress(host: string): Buffer {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host))
    return Buffer.from([addressTypes.ipv4, ...host.split('.').map(Number)])
  if (host.includes(':')) {
    const groups = host.split(':').map((group) => Number.parseInt(group, 16))
    return Buffer.from([addressTypes.ipv6, ...groups.flatMap((group) => [group >> 8, group & 255])])
  }
  const name = Buffer.from(host, 'ascii')
  return Buffer.concat([Buffer.from([addressTypes.name, name.length]), name])
}

export type ReadSocksReply =
  | { is: 'whole'; code: number; octets: number }
  /** So many octets are needed before it can be read on. */
  | { is: 'incomplete'; needs: number }
  /** `at` is the offset of the octet that cannot stand there. */
  | { is: 'malformed'; at: number; expected: string }

const wrong = (at: number, expected: string): ReadSocksReply => ({ is: 'malformed', at, expected })

/** RFC 1928 section 6: version, reply, a zero, address type, address, port. */
export function readSocksReply(bytes: Uint8Array): ReadSocksReply {
  const [version, code, reserved, type, length] = bytes
  if (version !== undefined && version !== 5) return wrong(0, '05, the version')
  if (code !== undefined && !socksReplies.has(code)) return wrong(1, 'a reply code from 00 to 08')
  if (reserved !== undefined && reserved !== 0) return wrong(2, '00, which is reserved')
  if (code === undefined || type === undefined) return { is: 'incomplete', needs: 4 }
  const octets = lengthOfAddress(type, length)
  if (octets === null) return wrong(3, 'an address type: 01, 03 or 04')
  const needs = 4 + octets + 2
  return bytes.length < needs ? { is: 'incomplete', needs } : { is: 'whole', code, octets: needs }
}

/** In octets, with that of its length where it has one; null for a type that there is not. */
function lengthOfAddress(type: number, length: number | undefined): number | null {
  if (type === addressTypes.ipv4) return 4
  if (type === addressTypes.ipv6) return 16
  return type === addressTypes.name ? 1 + (length ?? 0) : null
}

// What a peer tells a tracker in the query of its URL, and what the tracker answers (BEP 3, and BEP 23 for peers in six
// bytes each).
import { type Bencoded, bdecode, bencode, bytesOfLatin1, latin1Of } from '#protocols/bittorrent/bencode.ts'

export interface PeerAddress {
  /** IPv4, in dotted form; of a list that is not compact, whatever it says. */
  host: string
  port: number
}

export type TrackerAnswer =
  | { is: 'peers'; intervalS: number; peers: PeerAddress[] }
  | { is: 'failure'; says: string }

/** Names and values as bytes, each a character up to U+00FF; of a name that comes twice, the first. */
export function readAnnounce(query: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=')
    if (equals <= 0) continue
    const name = unescaped(pair.slice(0, equals))
    if (!fields.has(name)) fields.set(name, unescaped(pair.slice(equals + 1)))
  }
  return fields
}

/** RFC 3986 section 2.1, to bytes; a plus sign is a blank, as forms write it. */
const unescaped = (text: string): string =>
  text
    .replaceAll('+', ' ')
    .replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

export function writeTrackerAnswer(answer: TrackerAnswer, { compact }: { compact: boolean }): Uint8Array {
  if (answer.is === 'failure')
    return bencode(new Map([['failure reason', new TextEncoder().encode(answer.says)]]))
  const listed = answer.peers.map(
    ({ host, port }, index) =>
      new Map<string, Bencoded>([
        ['ip', bytesOfLatin1(host)],
        ['peer id', bytesOfLatin1(`-RT0001-${String(index).padStart(12, '0')}`)],
        ['port', port],
      ]),
  )
  const sixBytes = answer.peers.flatMap(({ host, port }) => [
    ...host.split('.').map(Number),
    port >> 8,
    port & 0xff,
  ])
  return bencode(
    new Map<string, Bencoded>([
      ['interval', answer.intervalS],
      ['peers', compact ? Uint8Array.from(sixBytes) : listed],
    ]),
  )
}

/** Null for what is no tracker's answer. */
export function readTrackerAnswer(bytes: Uint8Array): TrackerAnswer | null {
  const decoded = bdecode(bytes)
  if (!decoded.ok || !(decoded.value instanceof Map)) return null
  const failure = decoded.value.get('failure reason')
  if (failure instanceof Uint8Array) return { is: 'failure', says: new TextDecoder().decode(failure) }
  const [interval, peers] = [decoded.value.get('interval'), peersOf(decoded.value.get('peers'))]
  return typeof interval === 'number' && peers !== null ? { is: 'peers', intervalS: interval, peers } : null
}

function peersOf(value: Bencoded | undefined): PeerAddress[] | null {
  if (value instanceof Uint8Array) {
    if (value.length % 6 !== 0) return null
    return Array.from({ length: value.length / 6 }, (_, index) => {
      const six = value.subarray(6 * index, 6 * index + 6)
      return { host: six.subarray(0, 4).join('.'), port: ((six[4] ?? 0) << 8) | (six[5] ?? 0) }
    })
  }
  if (!Array.isArray(value)) return null
  const peers = value.map((one: Bencoded) => {
    const [ip, port] = one instanceof Map ? [one.get('ip'), one.get('port')] : []
    return ip instanceof Uint8Array && typeof port === 'number' ? { host: latin1Of(ip), port } : null
  })
  return peers.every((one) => one !== null) ? peers : null
}

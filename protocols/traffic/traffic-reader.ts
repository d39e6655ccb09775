// What binary protocols say in a piece of traffic, in one line. Text speaks for itself, and is shown as it is.
import { peerReader, summariseTracker } from '#protocols/bittorrent/summarise-swarm.ts'
import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { summariseMessage } from '#protocols/dns/message/summarise-message.ts'
import {
  summariseChoice,
  summariseGreeting,
  summariseReply,
  summariseRequest,
} from '#protocols/socks/summarise-socks.ts'
import { summariseRecords } from '#protocols/tls/summarise-records.ts'

export interface Traffic {
  connection: number
  from: 'program' | 'peer'
  transport: 'tcp' | 'udp'
  bytes: Uint8Array
}

/** The steps in which a connection through a SOCKS gateway begins. */
const socksSteps = [summariseGreeting, summariseChoice, summariseRequest, summariseReply] as const

/** Of one check, in its order: SOCKS and BitTorrent are known by how a connection began. Null for what is no message of these. */
export function trafficReader(): (traffic: Traffic) => string | null {
  const steps = new Map<number, number>()
  const peers = new Map<string, ReturnType<typeof peerReader>>()
  return ({ connection, from, transport, bytes }) => {
    if (transport === 'udp') return readDns(bytes)
    const side = `${connection} ${from}`
    const readPeer = peers.get(side) ?? peerReader()
    peers.set(side, readPeer)
    const swarm = readPeer(bytes) ?? summariseTracker(bytes)
    if (swarm !== null) return swarm
    const step = steps.get(connection) ?? 0
    const socks = socksSteps[step]?.(bytes) ?? null
    // Once out of step it is something else, or what the gateway passes on.
    steps.set(connection, socks === null ? socksSteps.length : step + 1)
    return socks ?? summariseRecords(bytes) ?? readDnsOverTcp(bytes)
  }
}

/** Empty messages of other protocols decode as well: a DNS message asks or answers something. */
function readDns(bytes: Uint8Array): string | null {
  const decoded = decodeMessage(bytes)
  if (!decoded.ok) return null
  const { questions, answer } = decoded.message
  return questions.length + answer.length === 0 ? null : summariseMessage(decoded.message)
}

/** With its length before it: RFC 1035 section 4.2.2. */
const readDnsOverTcp = (bytes: Uint8Array): string | null =>
  bytes.length > 14 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) === bytes.length - 2
    ? readDns(bytes.subarray(2))
    : null

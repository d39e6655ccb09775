// What happens to a packet between the ends of its associations, where nobody has their keys.
import { covered, type PacketStack } from '#protocols/ipsec/packet-stack.ts'

export const wayQuestions = ['source', 'destination', 'protocol', 'ports', 'nat'] as const
export type WayQuestion = (typeof wayQuestions)[number]

export const natOutcomes = {
  accepted: 'it is accepted',
  check: 'the check of IPsec fails',
  checksum: 'IPsec accepts it, and the checksum of TCP or UDP fails',
} as const

/** IANA's protocol numbers of what follows an IP header. */
const protocolNumbers: Readonly<Record<string, string>> = {
  ip: '4 (IP in IP)',
  tcp: '6 (TCP)',
  udp: '17 (UDP)',
  esp: '50 (ESP)',
  ah: '51 (AH)',
}
export const protocolOptions: readonly string[] = Object.values(protocolNumbers)

/** The answer of the model to each question about a packet on its way. */
export function onTheWay(stack: PacketStack): Record<WayQuestion, string> {
  const [outer, next] = stack.blocks
  if (!outer || !next) throw new Error('ipsec: a packet has a header and something behind it')
  const hidden = new Set(
    stack.brackets.filter(({ does }) => does === 'encrypts').flatMap((bracket) => covered(stack, bracket)),
  )
  const transport = stack.blocks.find(({ kind }) => kind === 'tcp' || kind === 'udp')
  return {
    source: outer.source ?? '',
    destination: outer.destination ?? '',
    protocol: protocolNumbers[next.kind] ?? '',
    ports: transport && !hidden.has(transport.id) ? 'yes' : 'no',
    nat: natOutcomes[behindNat(stack)],
  }
}

/**
 * The source address of the outer header is changed, and nothing else that the box cannot reach. RFC 3715 section 2.1: AH
 * covers the addresses; and the checksum of TCP and UDP covers those of their own IP header, which a box cannot mend that
 * finds it encrypted, or checked by ESP.
 */
function behindNat(stack: PacketStack): keyof typeof natOutcomes {
  const outer = stack.blocks[0]?.id
  const checkedByAh = stack.brackets.some(
    ({ association, does, over }) =>
      does === 'checks' &&
      over?.from === outer &&
      stack.blocks.some((block) => block.kind === 'ah' && block.association === association),
  )
  if (checkedByAh) return 'check'
  const isProtected = stack.brackets.some(({ over }) => over !== null)
  // In transport mode the outer header is that of the TCP segment as well.
  return outer === 'ip' && isProtected ? 'checksum' : 'accepted'
}

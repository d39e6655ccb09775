// The peer of labs about names: name servers of ours at declared addresses, one or a whole hierarchy of them.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { datagramLink } from '#graders/labs/network/datagram-link.ts'
import type { StreamLink } from '#graders/labs/network/stream-link.ts'
import { openUdpWire, type UdpWire } from '#graders/labs/network/udp-wire.ts'
import type { DnsServerSpec } from '#graders/labs/peers/dns/dns-server.ts'
import type { HeardQuery } from '#graders/labs/peers/dns/heard-query.ts'
import { NameServers } from '#graders/labs/peers/dns/name-servers.ts'
import { openDnsServer } from '#graders/labs/peers/dns/open-dns-server.ts'
import type { Peer, PeerTools } from '#graders/labs/peers/peer.ts'

export interface NameServersOptions {
  servers: readonly DnsServerSpec[]
  /** The link of what they send over TCP. */
  over?: StreamLink
  /** With one query more the check is over: a program that goes round in a circle never comes to an end. */
  queriesMax?: number
}

const queriesMaxUsual = 200

/** Of the documentation's addresses (RFC 5737): nobody in a lab asks it. */
const elsewhere = '203.0.113.66'

export function nameServers({
  servers,
  over,
  queriesMax = queriesMaxUsual,
}: NameServersOptions): Peer<NameServers> {
  return {
    async open(tools) {
      const heard: HeardQuery[] = []
      const onQuery = (query: HeardQuery) => {
        heard.push(query)
        if (heard.length > queriesMax) tools.board.fail(tooMany(queriesMax, query))
        tools.board.notify()
      }
      let numbers = 0
      const nextNumber = () => numbers++
      const stranger = isForged(servers) ? await openStranger(servers, nextNumber(), tools) : null
      const around = { tools, over, stranger, nextNumber, onQuery }
      const declared = servers.flatMap((server) => server.addresses.map((address) => ({ server, address })))
      const written = tools.writtenAddresses.filter(
        (address) => !/^(?:0|127)\./.test(address) && !declared.some((one) => one.address === address),
      )
      const places = servers.flatMap((server) =>
        written
          .filter((address) => server.alsoAt === 'written' || server.alsoAt?.includes(address))
          .map((address) => ({ server, address })),
      )
      const opened = await Promise.all(
        declared.map(({ server, address }) => openDnsServer(server, address, around)),
      )
      // An address that nobody can have, such as a mask, is none that a program sends to.
      const more = await Promise.allSettled(
        places.map(({ server, address }) => openDnsServer(server, address, around)),
      )
      const all = [...opened, ...more.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))]
      return {
        transport: 'udp',
        handle: new NameServers(servers, opened[0]?.port ?? 0, heard, tools),
        touched: () => heard.length > 0,
        close: async () => {
          await Promise.all([...all, ...(stranger === null ? [] : [stranger])].map((one) => one.close()))
        },
      }
    },
  }
}

const tooMany = (most: number, { where }: HeardQuery) =>
  new CheckFailure({
    code: 'wrong-field',
    path: 'the number of queries that your program sent',
    expected: `at most ${most}`,
    actual: String(most + 1),
    where,
  })

/** Whether something comes from another address than the one that was asked. */
const isForged = (servers: readonly DnsServerSpec[]): boolean =>
  servers.some(({ mischief = [] }) =>
    mischief.some(({ forges = [] }) => forges.some(({ by }) => by === 'other-address')),
  )

function openStranger(
  [server]: readonly DnsServerSpec[],
  number: number,
  tools: PeerTools,
): Promise<UdpWire> {
  const at = { address: elsewhere, port: server?.port ?? 53, server: null }
  return openUdpWire({ number, name: 'somebody else', ...at, over: datagramLink() }, tools)
}

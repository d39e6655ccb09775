// The sockets of one name server of ours: UDP and TCP at each of its addresses.
import { createServer, type Server } from 'node:net'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { datagramLink } from '#graders/labs/network/datagram-link.ts'
import { writeEnd } from '#graders/labs/network/plain-address.ts'
import { serverFailure } from '#graders/labs/network/server-failure.ts'
import { link, type StreamLink } from '#graders/labs/network/stream-link.ts'
import { openUdpWire, type ReceivedDatagram, type UdpWire } from '#graders/labs/network/udp-wire.ts'
import { WireConnection } from '#graders/labs/network/wire-connection.ts'
import { type DnsServerSpec, mischiefFor, replyTo } from '#graders/labs/peers/dns/dns-server.ts'
import { type HeardQuery, hearQuery } from '#graders/labs/peers/dns/heard-query.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'
import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import type { DnsMessage } from '#protocols/dns/message/message.ts'

export interface OpenDnsServer {
  port: number
  close: () => Promise<void>
}

export interface DnsSurroundings {
  tools: PeerTools
  /** The link of what is sent over TCP. */
  over: StreamLink | undefined
  /** Sends what does not come from the server; null where nothing does. */
  stranger: UdpWire | null
  /** The next number of a connection or a pair of ends, within the check. */
  nextNumber: () => number
  onQuery: (query: HeardQuery) => void
}

/** Bytes that one connection may bring: a query has some hundred at most. */
const streamBytesMax = 4_096
const connectionsMax = 64

export async function openDnsServer(
  server: DnsServerSpec,
  address: string,
  around: DnsSurroundings,
): Promise<OpenDnsServer> {
  const { tools } = around
  /** How many queries for a name there have been. */
  const asked = new Map<string, number>()
  const untilAsked = (name: string) =>
    tools.board.until(() => (asked.has(name.toLowerCase()) ? true : undefined), {
      withinMs: 60_000,
      orElse: () => new CheckFailure(endless(server.name)),
    })
  const hear = ({ bytes, from, where }: ReceivedDatagram) => {
    const query = hearQuery({ server: server.name, address, overTcp: false, bytes, from, where })
    around.onQuery(query)
    return query
  }
  /** Of each name, how many queries the network has lost. */
  const lost = new Map<string, number>()
  const loses = (bytes: Buffer) => {
    const read = decodeMessage(bytes)
    if (!read.ok) return false
    const name = nameIn(read.message)
    const count = lost.get(name) ?? 0
    if (count >= (mischiefFor(server, read.message).losesQueries ?? 0)) return false
    lost.set(name, count + 1)
    return true
  }
  const answer = async (wire: UdpWire, datagram: ReceivedDatagram) => {
    const { end } = datagram
    const query = hear(datagram)
    if (!query.decoded.ok || query.decoded.message.response) return
    const reply = replyTo(server, query.decoded.message, false)
    const name = nameIn(query.decoded.message)
    const count = (asked.get(name) ?? 0) + 1
    asked.set(name, count)
    tools.board.notify()
    const { holdsFor, losesFirst = 0, repeats = false } = reply.mischief
    if (holdsFor !== undefined) await untilAsked(holdsFor)
    for (const { bytes: forged, fromElsewhere } of reply.forged)
      await (fromElsewhere ? around.stranger : wire)?.send([forged], end)
    if (reply.own === null) return
    if (count <= losesFirst) return wire.lose(reply.own, end)
    await wire.send(repeats ? [reply.own, reply.own] : [reply.own], end)
  }
  const fail = (error: unknown) => tools.board.fail(serverFailure(error, server.name))
  const wire: UdpWire = await openUdpWire(
    {
      number: around.nextNumber(),
      name: server.name,
      address,
      port: server.port ?? 53,
      server: null,
      over: datagramLink(),
      onDatagram: (datagram) => void answer(wire, datagram).catch(fail),
      onLost: hear,
      loses,
    },
    tools,
  )
  const connections: WireConnection[] = []
  const listener = await listen(tools, address, wire.port, (socket) => {
    if (connections.length === connectionsMax) return void socket.destroy()
    const number = around.nextNumber()
    const random = tools.randomFor(`connection ${number} of ${server.name}`)
    const connection = new WireConnection(number, socket, {
      ...tools,
      random,
      over: around.over ?? link(),
      server: server.name,
    })
    connections.push(connection)
    const from = writeEnd(socket.remoteAddress ?? '?', socket.remotePort ?? 0)
    talk(connection, server, { address, from }, around).catch(fail)
  })
  return {
    port: wire.port,
    close: async () => {
      for (const connection of connections) connection.destroy()
      listener.close()
      await wire.close()
    },
  }
}

const nameIn = ({ questions }: DnsMessage) => questions[0]?.name.toLowerCase() ?? ''

async function listen(
  { network }: PeerTools,
  host: string,
  port: number,
  onConnection: Parameters<typeof createServer>[1] & {},
): Promise<Server> {
  const listener = createServer({ allowHalfOpen: true, noDelay: true }, onConnection)
  await network.listen(listener, { host, port })
  // A connection that could not be taken is the program's loss, never the end of the grader.
  listener.on('error', () => {})
  return listener
}

/** Over TCP each message follows its length in two bytes (RFC 1035 section 4.2.2). */
async function talk(
  connection: WireConnection,
  server: DnsServerSpec,
  ends: { address: string; from: string },
  { tools, onQuery }: DnsSurroundings,
): Promise<void> {
  for (let read = 0; ; ) {
    const bytes = await tools.board.until(
      () => {
        const rest = connection.received.subarray(read)
        const length = rest.length < 2 ? Number.POSITIVE_INFINITY : rest.readUInt16BE(0)
        if (rest.length >= length + 2) return rest.subarray(2, length + 2)
        return connection.isOver || connection.received.length > streamBytesMax ? null : undefined
      },
      { withinMs: 60_000, orElse: () => new CheckFailure(endless(server.name)) },
    )
    if (bytes === null) return connection.close()
    const where = {
      stream: 'from-program',
      connection: connection.number,
      peer: server.name,
      offset: read + 2,
      atMs: tools.board.nowMs(),
    } as const
    const query = hearQuery({ server: server.name, ...ends, overTcp: true, bytes, where })
    onQuery(query)
    read += bytes.length + 2
    if (!query.decoded.ok || query.decoded.message.response) return connection.close()
    const { own } = replyTo(server, query.decoded.message, true)
    if (own === null) continue
    const prefix = Buffer.alloc(2)
    prefix.writeUInt16BE(own.length)
    await connection.send(Buffer.concat([prefix, own]))
  }
}

const endless = (name: string) =>
  ({ code: 'timeout', waitedFor: `the next message to ${name}`, withinMs: 60_000 }) as const

// A TCP server of ours for the length of one check, and what can be said of any: who connected, to which port, how
// often, and how it ended. Protocols add their own verbs.

import { createServer, type Server } from 'node:net'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { openDatagramWitness } from '#graders/labs/network/datagram-witness.ts'
import { openLossMark } from '#graders/labs/network/loss-mark.ts'
import { serverFailure } from '#graders/labs/network/server-failure.ts'
import { link, type StreamLink } from '#graders/labs/network/stream-link.ts'
import { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { OpenedPeer, PeerTools } from '#graders/labs/peers/peer.ts'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'

/** What a protocol says on a connection. */
export interface StreamService {
  /** As a student would call it: "the uppercase server". */
  name: string
  port: number
  /** The only one at which it listens; without, every address of the lab's internet. */
  address?: string
  /** What the transcript calls it, in checks with several ends: "origin". */
  party?: string
  over?: StreamLink
  /** Talks on one connection until the protocol is done. Every wait goes through the board. */
  talk: (connection: WireConnection, tools: PeerTools) => Promise<void>
}

/** Where a student's server waits, or where ours does, as a check sees it. */
export class StreamServer {
  readonly host: string
  readonly port: number
  readonly #name: string
  protected readonly tools: PeerTools
  protected readonly connections: readonly WireConnection[]

  constructor(
    { name, port, address }: StreamService,
    connections: readonly WireConnection[],
    tools: PeerTools,
  ) {
    this.host = address ?? tools.host
    this.port = port
    this.#name = name
    this.tools = tools
    this.connections = connections
  }

  /** The program's first connection, at this port or at one that is written into the program. */
  async accepts({ withinMs }: { withinMs: number }): Promise<void> {
    await this.first(withinMs)
  }

  /** Every connection went to the port that the program was given. */
  wasFoundAtItsPort(): void {
    const astray = this.connections.find(({ peerPort }) => peerPort !== this.port)
    if (astray === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'the port that your program connected to',
      expected: String(this.port),
      actual: String(astray.peerPort),
      where: { stream: 'from-program', connection: astray.number, offset: 0 },
    })
  }

  /** The program has opened one connection, no more. */
  sawOneConnection(): void {
    const second = this.connections[1]
    if (second === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'number of connections',
      expected: '1',
      actual: String(this.connections.length),
      where: { stream: 'from-program', connection: second.number, offset: 0 },
    })
  }

  /** The program ends its connection in order (FIN), not by a reset. */
  async sawOrderlyClose({ withinMs }: { withinMs: number }): Promise<void> {
    const connection = await this.first(withinMs)
    const where = () =>
      ({ stream: 'from-program', connection: connection.number, atMs: this.tools.board.nowMs() }) as const
    const how = await this.tools.board.until(() => connection.programEnd ?? undefined, {
      withinMs,
      orElse: () =>
        new CheckFailure({
          code: 'timeout',
          waitedFor: 'your program to close its connection',
          withinMs,
          where: where(),
        }),
    })
    if (how === 'fin') return
    throw new CheckFailure({
      code: 'closed-early',
      expected: 'the connection closed in order (FIN) after all of the reply was read',
      actual:
        'a reset (RST): the connection was given up while bytes of the reply were unread or on their way',
      where: where(),
    })
  }

  protected first(withinMs: number): Promise<WireConnection> {
    return this.tools.board.until(
      () => {
        const first = this.connections[0]
        if (first !== undefined) return first
        const gone = this.tools.programIsGone()
        if (gone !== null) throw gone.trouble ?? this.noConnection()
        return undefined
      },
      {
        withinMs,
        orElse: () =>
          new CheckFailure({
            code: 'timeout',
            waitedFor: `a TCP connection to ${this.#name}, port ${this.port}`,
            withinMs,
          }),
      },
    )
  }

  /** What the program never did when it ended without connecting. */
  protected noConnection(): CheckFailure {
    return new CheckFailure({
      code: 'closed-early',
      expected: `a TCP connection to ${this.#name}, port ${this.port}`,
      actual: `your program ended without connecting${this.tools.programIsGone()?.lastWords ?? ''}`,
    })
  }
}

/** Connections that one check takes. More come from a loop that has lost its end, and would keep us from judging. */
const connectionsMax = 256

const tooManyConnections = new CheckFailure({
  code: 'limit-exceeded',
  limit: 'connections',
  allowed: connectionsMax,
  used: connectionsMax + 1,
  unit: 'count',
})

/**
 * Listens on every address, IPv4 and IPv6, at the service's port and at those that are written into the program: so
 * that one check can say that the port is wrong, and the others can judge the rest; of a service with an address of its
 * own, there alone. Rejects when the service's own
 * port cannot be had; of the others, those that can be are.
 */
export async function openStreamServer<Handle extends StreamServer>(
  service: StreamService,
  tools: PeerTools,
  makeHandle: (service: StreamService, connections: readonly WireConnection[], tools: PeerTools) => Handle,
): Promise<OpenedPeer<Handle>> {
  const { name, port, address: ownAddress, party, over = link(), talk } = service
  const { board } = tools
  const connections: WireConnection[] = []
  const lossMark = await openLossMark(tools.network, over)
  const makeListener = () =>
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      if (connections.length === connectionsMax) {
        socket.destroy()
        board.fail(tooManyConnections)
        return
      }
      const random = tools.randomFor(`connection ${connections.length} of ${name}`)
      const around = { ...tools, random, over, lossMark, ...(party === undefined ? {} : { server: party }) }
      const connection = new WireConnection(tools.recorder.nextConnection(), socket, around)
      connections.push(connection)
      board.notify()
      talk(connection, tools).catch((error: unknown) => board.fail(serverFailure(error, name)))
    })
  // Packets are marked on sockets of IPv4 alone: on one for both, Node marks those of IPv6.
  const everywhere = lossMark === null ? '::' : '0.0.0.0'
  const listen = (at: number) =>
    listenIn(tools.network, makeListener(), { host: ownAddress ?? everywhere, port: at })
  const listener = await listen(port)
  const address = listener.address()
  const boundPort = typeof address === 'object' && address !== null ? address.port : port
  const others = await Promise.allSettled(
    tools.writtenPorts.filter((written) => written !== boundPort && ownAddress === undefined).map(listen),
  )
  const onDatagram = (failure: CheckFailure) => {
    if (connections.length === 0) board.fail(failure)
  }
  const witness =
    ownAddress === undefined ? await openDatagramWitness(tools.network, boundPort, onDatagram) : null
  const listeners = [listener, ...others.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []))]
  return {
    transport: 'tcp',
    handle: makeHandle({ ...service, port: boundPort }, connections, tools),
    touched: () => connections.length > 0,
    close: async () => {
      const closing = listeners.map((it) => new Promise<void>((resolve) => it.close(() => resolve())))
      for (const connection of connections) connection.destroy()
      witness?.close()
      await Promise.all(closing)
    },
  }
}

async function listenIn(
  network: CheckNetwork,
  listener: Server,
  at: { host: string; port: number },
): Promise<Server> {
  await network.listen(listener, at)
  // A connection that could not be taken is the program's loss, never the end of the grader.
  listener.on('error', () => {})
  return listener
}

// A UDP server of ours for the length of one check, and what can be said of any: who asked, at which port, and what.
// Protocols add what it answers, and their own verbs.
import { createServer, type Server } from 'node:net'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { type DatagramLink, datagramLink } from '#graders/labs/network/datagram-link.ts'
import { serverFailure } from '#graders/labs/network/server-failure.ts'
import { openUdpWire, type ReceivedDatagram, type UdpWire } from '#graders/labs/network/udp-wire.ts'
import type { OpenedPeer, PeerTools } from '#graders/labs/peers/peer.ts'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'

/** A datagram of the program, and the socket that it came to. */
export interface HeardDatagram extends ReceivedDatagram {
  /** Sends datagrams to where it came from, over the link. */
  answer: (...datagrams: Buffer[]) => Promise<void>
  /** An answer that the network loses. */
  answerLost: (datagram: Buffer) => void
  /** Our port that it was sent to. */
  peerPort: number
  /** How many came before it, to whichever port. */
  number: number
}

export interface DatagramService {
  /** As a student would call it: "the uppercase server". */
  name: string
  port: number
  over?: DatagramLink
  /** Whether the network loses the program's datagram of this number, from 0, before it comes here. */
  loses?: (number: number) => boolean
  /** Says what there is to say to one datagram. Every wait goes through the board. */
  talk: (heard: HeardDatagram, tools: PeerTools) => Promise<void>
}

export class DatagramServer {
  readonly host: string
  readonly port: number
  protected readonly name: string
  protected readonly tools: PeerTools
  /** All that the program sent, in order, what the network lost among it. */
  protected readonly heard: readonly HeardDatagram[]

  constructor({ name, port }: DatagramService, heard: readonly HeardDatagram[], tools: PeerTools) {
    this.host = tools.host
    this.port = port
    this.name = name
    this.tools = tools
    this.heard = heard
  }

  /** The program sends its first datagram, to this port or to one that is written into the program. */
  async isAsked({ withinMs }: { withinMs: number }): Promise<void> {
    await this.first(withinMs)
  }

  /** Every datagram went to the port that the program was given. */
  wasFoundAtItsPort(): void {
    const astray = this.heard.find(({ peerPort }) => peerPort !== this.port)
    if (astray === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'the port that your program sent to',
      expected: String(this.port),
      actual: String(astray.peerPort),
      where: astray.where,
    })
  }

  protected first(withinMs: number): Promise<HeardDatagram> {
    const wanted = `a UDP datagram to ${this.name}, port ${this.port}`
    return this.tools.board.until(
      () => {
        const first = this.heard[0]
        if (first !== undefined) return first
        const gone = this.tools.programIsGone()
        if (gone !== null) throw gone.trouble ?? this.nothingSent(wanted)
        return undefined
      },
      { withinMs, orElse: () => new CheckFailure({ code: 'timeout', waitedFor: wanted, withinMs }) },
    )
  }

  protected nothingSent(expected: string): CheckFailure {
    const actual = `your program ended without sending one${this.tools.programIsGone()?.lastWords ?? ''}`
    return new CheckFailure({ code: 'closed-early', expected, actual })
  }
}

/**
 * Waits at every address, IPv4 and IPv6, at the service's port and at those that are written into the program. Rejects
 * when the service's own port cannot be had.
 */
export async function openDatagramServer<Handle extends DatagramServer>(
  service: DatagramService,
  tools: PeerTools,
  makeHandle: (service: DatagramService, heard: readonly HeardDatagram[], tools: PeerTools) => Handle,
): Promise<OpenedPeer<Handle>> {
  const { name, port, over = datagramLink(), loses, talk } = service
  const { board } = tools
  const heard: HeardDatagram[] = []
  const hear = (datagram: ReceivedDatagram, wire: UdpWire) => {
    const answer = (...datagrams: Buffer[]) => wire.send(datagrams, datagram.end)
    const answerLost = (bytes: Buffer) => wire.lose(bytes, datagram.end)
    const one = { ...datagram, answer, answerLost, peerPort: wire.port, number: heard.length }
    heard.push(one)
    return one
  }
  const take = (datagram: ReceivedDatagram, wire: UdpWire) => {
    talk(hear(datagram, wire), tools).catch((error: unknown) => board.fail(serverFailure(error, name)))
  }
  const openAt = async (at: number, number: number) => {
    const wire: UdpWire = await openUdpWire(
      {
        number,
        name: 'the server',
        address: '::',
        shownAddress: tools.host,
        port: at,
        server: null,
        over,
        onDatagram: (datagram) => take(datagram, wire),
        onLost: (datagram) => void hear(datagram, wire),
        loses: () => loses?.(heard.length) ?? false,
      },
      tools,
    )
    return wire
  }
  const wire = await openAt(port, 0)
  const others = await Promise.allSettled(
    tools.writtenPorts
      .filter((written) => written !== wire.port)
      .map((written, index) => openAt(written, index + 1)),
  )
  const witness = await openStreamWitness(tools.network, wire.port, () => {
    if (heard.length > 0) return
    board.fail(
      new CheckFailure({ code: 'not-connecting', transport: 'udp', seen: { kind: 'other-transport' } }),
    )
  })
  const wires = [wire, ...others.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []))]
  return {
    transport: 'udp',
    handle: makeHandle({ ...service, port: wire.port }, heard, tools),
    touched: () => heard.length > 0,
    close: async () => {
      witness?.close()
      await Promise.all(wires.map((it) => it.close()))
    },
  }
}

/** A connection that comes before any datagram is a program for TCP. Null where the port cannot be had. */
async function openStreamWitness(
  network: CheckNetwork,
  port: number,
  onConnection: () => void,
): Promise<Server | null> {
  const listener = createServer((socket) => {
    socket.on('error', () => {})
    socket.destroy()
    onConnection()
  })
  try {
    await network.listen(listener, { host: '::', port })
  } catch {
    return null
  }
  listener.on('error', () => {})
  return listener
}

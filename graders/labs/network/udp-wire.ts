// One UDP socket of ours towards the student's program: everything that crosses it is recorded with both ends, and what
// we send and receive goes through the declared network conditions.

import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { SeededRandom } from '#graders/labs/board/seeded-random.ts'
import type { TranscriptRecorder } from '#graders/labs/board/transcript-recorder.ts'
import { type DatagramLink, OneIn, reordered } from '#graders/labs/network/datagram-link.ts'
import { plainAddress, writeEnd } from '#graders/labs/network/plain-address.ts'
import type { Where } from '#graders/outcome.ts'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'

export interface UdpWireOptions {
  /** Within the check, from 0. */
  number: number
  /** What the student reads: "alice". */
  name: string
  /** Our address, "::" for every one; and our port, 0 is one that the system chooses. */
  address: string
  port: number
  /** The student's server; null where ours is the server, and answers whoever asks. */
  server: End | null
  over: DatagramLink
  /** What the transcript calls our address where we are at all of them. */
  shownAddress?: string
  /** Called for each datagram that has come and was not lost. */
  onDatagram?: (datagram: ReceivedDatagram) => void
  /** Whether the network loses this one of the program's too, whatever the link does. Asked once for each, in order. */
  loses?: (bytes: Buffer) => boolean
  /** Called for each that the program has sent and the network has lost. */
  onLost?: (datagram: ReceivedDatagram) => void
}

/** One end of a datagram's way. */
interface End {
  host: string
  port: number
}

export interface UdpWireTools {
  network: CheckNetwork
  board: Noticeboard
  recorder: TranscriptRecorder
  /** Randomness of this name and check, apart from what the check itself draws. */
  randomFor: (name: string) => SeededRandom
}

export interface ReceivedDatagram {
  bytes: Buffer
  /** "address:port". */
  from: string
  /** The same, for the answer. */
  end: End
  where: Where
}

/** Opens the socket. Rejects when its address or port cannot be had, with a mismatch when the program has it. */
export async function openUdpWire(options: UdpWireOptions, tools: UdpWireTools): Promise<UdpWire> {
  return new UdpWire(await bindSocket(options, options.port, tools.network), options, tools)
}

/**
 * In a cell there are our few sockets and the program's: where no port is left to ask from, it is the program that has
 * them all.
 */
async function bindSocket({ address }: UdpWireOptions, port: number, network: CheckNetwork): Promise<Socket> {
  const socket = isIPv6(address) ? createSocket({ type: 'udp6', ipv6Only: false }) : createSocket('udp4')
  try {
    await network.bind(socket, { host: address, port })
    return socket
  } catch (error) {
    socket.close()
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'the ports that your program has bound',
      expected: 'its own port; all others are left to those who ask it',
      actual:
        port === 0
          ? `no UDP port is left at ${address} for a client to ask from`
          : `UDP port ${port} is taken, from which a client asks`,
    })
  }
}

export class UdpWire {
  /** "203.0.113.11:61000". */
  readonly address: string
  readonly port: number
  readonly received: ReceivedDatagram[] = []
  readonly #socket: Socket
  readonly #options: UdpWireOptions
  readonly #tools: UdpWireTools
  readonly #order: SeededRandom
  readonly #losesOnTheWay: OneIn
  readonly #losesOnTheWayBack: OneIn
  readonly #repeats: OneIn
  #heard = 0
  #said = 0

  constructor(socket: Socket, options: UdpWireOptions, tools: UdpWireTools) {
    const { name, over } = options
    this.#socket = socket
    this.#options = options
    this.#tools = tools
    this.#order = tools.randomFor(`${name} reorders`)
    this.#losesOnTheWay = new OneIn(over.loseOneIn, tools.randomFor(`${name} sends`))
    this.#losesOnTheWayBack = new OneIn(over.loseOneIn, tools.randomFor(`${name} receives`))
    this.#repeats = new OneIn(over.repeatOneIn, tools.randomFor(`${name} repeats`))
    const { address, port } = socket.address()
    this.address = writeEnd(options.shownAddress ?? address, port)
    this.port = port
    socket.on('message', (bytes, from) => this.#takeIn(bytes, from))
    // That nobody is there comes back as an error of the socket; the missing answer says as much.
    socket.on('error', () => {})
  }

  /**
   * Sends datagrams over the link; resolves when the last is handed to the kernel.
   * @param to by itself, the student's server
   */
  async send(datagrams: readonly Buffer[], to: End | null = this.#options.server): Promise<void> {
    const { over } = this.#options
    if (to === null) return
    if (over.delayMs > 0) await this.#tools.board.pause(over.delayMs)
    for (const bytes of over.reorder ? reordered(datagrams, this.#order) : datagrams) {
      if (over.jitterMs > 0) await this.#tools.board.pause(this.#order.integer(0, over.jitterMs))
      const isLost = this.#losesOnTheWay.next() || this.#isGone(this.#said)
      this.#said += 1
      if (isLost) {
        this.lose(bytes, to)
        continue
      }
      await this.#transmit(bytes, to, {})
      if (this.#repeats.next()) await this.#transmit(bytes, to, { fate: 'duplicate' })
    }
  }

  /** The network loses it on its way: it is recorded, and not sent. */
  lose(bytes: Buffer, to: End): void {
    this.#tools.recorder.recordDatagram({ ...this.#entry('peer', to), fate: 'lost' }, bytes)
  }

  /** Sends from another socket at the same address, which is closed in the same instant. */
  async sendAndVanish(bytes: Buffer): Promise<void> {
    const { address, server } = this.#options
    if (server === null) return
    const socket = await bindSocket(this.#options, 0, this.#tools.network)
    socket.on('error', () => {})
    // A connected socket sends at once, where any other first makes sure of the address.
    socket.connect(server.port, server.host)
    // A program may be bound where nobody can connect to: it gets no datagram, and gives no answer.
    const connected = await once(socket, 'connect').catch(() => null)
    if (connected === null) return closed(socket)
    const peer = writeEnd(address, socket.address().port)
    this.#tools.recorder.recordDatagram({ ...this.#entry('peer', server), peer }, bytes)
    socket.send(bytes)
    await closed(socket)
  }

  /** Closes the socket: what is still sent to it meets a closed port. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      try {
        this.#socket.close(() => resolve())
      } catch {
        // It was closed before.
        resolve()
      }
    })
  }

  #entry(from: 'program' | 'peer', { host, port }: End) {
    const { number, name } = this.#options
    return { connection: number, from, program: writeEnd(host, port), peer: this.address, name }
  }

  #isGone(number: number): boolean {
    const { vanishesFrom } = this.#options.over
    return vanishesFrom !== null && number >= vanishesFrom
  }

  #transmit(bytes: Buffer, to: End, fate: { fate?: 'duplicate' }): Promise<void> {
    const { host, port } = to
    this.#tools.recorder.recordDatagram({ ...this.#entry('peer', to), ...fate }, bytes)
    return new Promise((resolve) => {
      // An error here is the kernel's word that nobody is there.
      this.#socket.send(bytes, port, isIPv6(this.#options.address) ? host : plainAddress(host), () =>
        resolve(),
      )
    })
  }

  #takeIn(bytes: Buffer, { address, port }: RemoteInfo): void {
    const { board, recorder } = this.#tools
    // Once the check has failed, of a limit passed for one, what still comes is not kept.
    if (board.failure !== null) return
    const end = { host: address, port }
    const entry = this.#entry('program', end)
    const datagram = this.#heard
    this.#heard += 1
    const { number: connection, name: peer, onDatagram, onLost, loses } = this.#options
    const isLost =
      [this.#losesOnTheWayBack.next(), loses?.(bytes) ?? false].includes(true) || this.#isGone(datagram)
    recorder.recordDatagram(isLost ? { ...entry, fate: 'lost' } : entry, bytes)
    const where = { stream: 'from-program', connection, peer, datagram, atMs: board.nowMs() } as const
    const received = { bytes, from: entry.program, end, where }
    if (!isLost) this.received.push(received)
    const tell = isLost ? onLost : onDatagram
    tell?.(received)
    board.notify()
  }
}

async function closed(socket: Socket): Promise<void> {
  socket.close()
  await once(socket, 'close')
}

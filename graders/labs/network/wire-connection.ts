// One TCP connection between the student's program and an end of ours: everything that crosses it is recorded, and what
// we send goes through the declared network conditions.

import type { Socket } from 'node:net'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { SeededRandom } from '#graders/labs/board/seeded-random.ts'
import type { TranscriptRecorder } from '#graders/labs/board/transcript-recorder.ts'
import { unreadBytes } from '#graders/labs/kernel/unread-bytes.ts'
import { OneIn } from '#graders/labs/network/datagram-link.ts'
import type { LossMark } from '#graders/labs/network/loss-mark.ts'
import { plainAddress } from '#graders/labs/network/plain-address.ts'
import type { StreamLink } from '#graders/labs/network/stream-link.ts'
import { inFullSegments, splitIntoSegments } from '#graders/labs/network/stream-link.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'

export interface WireSurroundings {
  board: Noticeboard
  recorder: TranscriptRecorder
  random: SeededRandom
  over: StreamLink
  network: Pick<CheckNetwork, 'tables'>
  lossMark?: LossMark
  idle: PeerTools['idle']
  /** It is ours: a client of this name has opened it. Without, the program has. */
  client?: string
  /** Where the program has opened it: which of our servers this is, when a check has several. */
  server?: string
}

/** Pieces that wait until the program has read the one before; later ones keep only the declared gap. */
const attendedPieces = 3
const unreadPatienceMs = 400
/** TCP waits at least so long for the word that a segment has come, when nothing is sent after it (RFC 6298; Linux). */
const resendMs = 200

export class WireConnection {
  /** Within the check, from 0. */
  readonly number: number
  readonly #socket: Socket
  readonly #around: WireSurroundings
  /** Our port: the one that the program connected to, or that of our client. */
  readonly peerPort: number
  readonly #programPort: number
  #received = Buffer.alloc(0)
  #receivedAtMs: number
  #programEnd: 'fin' | 'reset' | null = null
  #peerEnd: 'fin' | 'reset' | null = null
  #held: Buffer[] = []
  #sentBytes = 0
  /** When what was sent last has left, where the link is slow. */
  #freeAtMs = 0
  readonly #losses: OneIn

  constructor(number: number, socket: Socket, around: WireSurroundings) {
    this.number = number
    this.#socket = socket
    this.#around = around
    this.#losses = new OneIn(around.over.loseOneIn, around.random)
    this.#programPort = socket.remotePort ?? 0
    this.peerPort = socket.localPort ?? 0
    this.#receivedAtMs = around.board.nowMs()
    socket.setNoDelay(true)
    around.recorder.record({
      ...this.#entry(around.client === undefined ? 'program' : 'peer'),
      kind: 'open',
      program: `${plainAddress(socket.remoteAddress ?? '?')}:${this.#programPort}`,
      peer: `${plainAddress(socket.localAddress ?? '?')}:${this.peerPort}`,
    })
    socket.on('data', (data: Buffer) => this.#takeIn(data))
    socket.on('end', () => this.#programEnds('fin'))
    // A reset by the program, or our write into a connection that it has reset (EPIPE).
    socket.on('error', () => this.#programEnds('reset'))
    socket.on('close', () => around.board.notify())
  }

  /** All bytes the program has sent so far. */
  get received(): Buffer {
    return this.#received
  }

  /** When the last of them came, in milliseconds since the check began; the opening when none has. */
  get receivedAtMs(): number {
    return this.#receivedAtMs
  }

  /** How the program ended its side, or null while it is open. */
  get programEnd(): 'fin' | 'reset' | null {
    return this.#programEnd
  }

  /** Nothing more will come from the program, or we have had our say and do not listen any more. */
  get isOver(): boolean {
    return this.#programEnd !== null || this.#peerEnd !== null
  }

  /** Sends over the link; resolves when the last segment is handed to the kernel. */
  async send(bytes: Buffer): Promise<void> {
    if (this.#around.over.coalesce) this.#held.push(bytes)
    else await this.#transmit(bytes)
  }

  /** Sends what is held back and ends our side (FIN). The program may still send. */
  async close(): Promise<void> {
    await this.#transmit(Buffer.concat(this.#held))
    this.#held = []
    this.#endOurSide('fin')
  }

  /** Gives the connection up (RST): what is unread on either side is lost. */
  reset(): void {
    this.#endOurSide('reset')
  }

  /** Cleans up when the check is over; records nothing. */
  destroy(): void {
    this.#socket.removeAllListeners('data')
    this.#socket.destroy()
  }

  #entry(from: 'program' | 'peer') {
    const { client, server } = this.#around
    const ours = client ?? server
    const name = ours === undefined ? {} : { name: ours }
    return { connection: this.number, transport: 'tcp', from, ...name } as const
  }

  #takeIn(data: Buffer): void {
    // Once the check has failed, of a limit passed for one, what still comes is neither kept nor answered.
    if (this.#around.board.failure !== null) return
    this.#received = Buffer.concat([this.#received, data])
    this.#receivedAtMs = this.#around.board.nowMs()
    this.#around.recorder.recordData(this.#entry('program'), data)
    this.#around.board.notify()
  }

  #programEnds(how: 'fin' | 'reset'): void {
    if (this.#programEnd === 'reset' || this.#programEnd === how || this.#peerEnd === 'reset') return
    this.#programEnd = how
    this.#around.recorder.record({ ...this.#entry('program'), kind: how })
    this.#around.board.notify()
  }

  #endOurSide(how: 'fin' | 'reset'): void {
    // After a reset by the program there is no connection left to end.
    // Nor does its end arrive where nothing does.
    if (this.#peerEnd !== null || this.#programEnd === 'reset' || this.#hasVanished()) return
    this.#peerEnd = how
    this.#around.recorder.record({ ...this.#entry('peer'), kind: how })
    if (how === 'fin') this.#socket.end()
    else this.#socket.resetAndDestroy()
    this.#around.board.notify()
  }

  async #transmit(bytes: Buffer): Promise<void> {
    const { over, random, idle } = this.#around
    if (over.delayMs > 0 && this.#sentBytes === 0) await idle(over.delayMs)
    const middle = over.pauseMs > 0 ? Math.ceil(bytes.length / 2) : bytes.length
    const whole = splitIntoSegments(bytes, over.split, random, middle)
    const segments = over.bandwidthKbps === null && over.loseOneIn === null ? whole : inFullSegments(whole)
    let sent = 0
    for (const [index, segment] of segments.entries()) {
      if (index > 0) await this.#spaceOut(index)
      if (index > 0 && sent === middle) await idle(over.pauseMs)
      // On a clear link what is sent is with the kernel at once.
      if (over.jitterMs > 0 || over.bandwidthKbps !== null) await this.#travel(segment)
      sent += segment.length
      const room = this.#roomBeforeCut()
      if (this.#losses.next()) await this.#writeLost(segment.subarray(0, room))
      else this.#write(segment.subarray(0, room))
      if (segment.length >= room) break
    }
    this.#cutWhenDue()
  }

  /** The time that a segment takes: to leave, and on its way. */
  async #travel({ length }: Buffer): Promise<void> {
    const { over, board, random } = this.#around
    if (over.jitterMs > 0) await board.pause(random.integer(0, over.jitterMs))
    if (over.bandwidthKbps === null) return
    this.#freeAtMs = Math.max(this.#freeAtMs, board.nowMs()) + (length * 8) / over.bandwidthKbps
    await board.pause(this.#freeAtMs - board.nowMs())
  }

  /** Between two segments: the declared gap, and for the first few, until the program has read. */
  async #spaceOut(index: number): Promise<void> {
    const { over, board, network } = this.#around
    await board.pause(over.gapMs)
    if (index > attendedPieces) return
    const givenUpAtMs = board.nowMs() + unreadPatienceMs
    while (board.nowMs() < givenUpAtMs && this.#programEnd === null) {
      const unread = await unreadBytes(network.tables, this.#programPort, this.peerPort)
      if (unread === 0 || unread === null) return
      await board.pause(2)
    }
  }

  #hasVanished(): boolean {
    const { vanishesAfterBytes } = this.#around.over
    return vanishesAfterBytes !== null && this.#sentBytes >= vanishesAfterBytes
  }

  #roomBeforeCut(): number {
    const { closeAfterBytes, resetAfterBytes, vanishesAfterBytes } = this.#around.over
    const cuts = [closeAfterBytes, resetAfterBytes, vanishesAfterBytes].filter((cut) => cut !== null)
    return Math.min(...cuts, Number.POSITIVE_INFINITY) - this.#sentBytes
  }

  #cutWhenDue(): void {
    if (this.#roomBeforeCut() > 0 || this.#hasVanished()) return
    this.#endOurSide(this.#around.over.resetAfterBytes === null ? 'fin' : 'reset')
  }

  /** The kernel sends it again without the mark, that it has lost by then. */
  async #writeLost(bytes: Buffer): Promise<void> {
    const { lossMark = null, board } = this.#around
    // What waits in our own buffers leaves later, and unmarked.
    if (lossMark !== null && this.#socket.writableLength === 0) {
      lossMark(this.#socket, () => this.#write(bytes, 'resent'))
      return
    }
    await board.pause(resendMs)
    this.#write(bytes, 'held')
  }

  #write(bytes: Buffer, fate?: 'resent' | 'held'): void {
    if (
      bytes.length === 0 ||
      this.#peerEnd !== null ||
      this.#programEnd === 'reset' ||
      !this.#socket.writable
    )
      return
    this.#sentBytes += bytes.length
    this.#around.recorder.recordData(
      { ...this.#entry('peer'), ...(fate === undefined ? {} : { fate }) },
      bytes,
    )
    this.#socket.write(bytes)
  }
}

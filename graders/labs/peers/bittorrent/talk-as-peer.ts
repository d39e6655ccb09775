// One connection between the program and a peer of ours, which has pieces and gives them (BEP 3).
// How this works: one loop reads what the program says, one message after the other, and answers each before the next;
// what a peer does by itself, to unchoke and to tell of new pieces, waits beside it for its moment.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import {
  type BlockRequest,
  beside,
  PieceGiver,
  type SwarmAround,
} from '#graders/labs/peers/bittorrent/piece-giver.ts'
import type { PieceHolder } from '#graders/labs/peers/bittorrent/piece-holder.ts'
import { missingPiece } from '#graders/labs/peers/bittorrent/swarm-log.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'
import type { Where } from '#graders/outcome.ts'
import { bytesOfLatin1 } from '#protocols/bittorrent/bencode.ts'
import {
  type PeerMessage,
  readPeerHandshake,
  readPeerMessage,
  writeBitfield,
  writePeerHandshake,
  writePeerMessage,
} from '#protocols/bittorrent/peer-wire.ts'

/** More than any check waits: only so that nothing waits for ever. */
const talkWithinMs = 60_000
const betweenMs = 50
/** Peers close where more is asked for at once; half of it is what they agree on. */
const blockBytesMax = 131_072

export class PeerTalk {
  readonly #peer: PieceHolder
  readonly #connection: WireConnection
  readonly #around: SwarmAround
  readonly #tools: PeerTools
  readonly #giver: PieceGiver
  #readTo = 0
  #startOfLast = 0
  #sent: Promise<void> = Promise.resolve()

  constructor(peer: PieceHolder, connection: WireConnection, around: SwarmAround, tools: PeerTools) {
    this.#peer = peer
    this.#connection = connection
    this.#around = around
    this.#tools = tools
    const to = {
      connection,
      send: (...messages: readonly Uint8Array[]) => this.#send(...messages),
    }
    this.#giver = new PieceGiver(peer, to, around, tools)
  }

  /** Until the connection is over. */
  async hold(): Promise<void> {
    const { silent, together } = this.#peer.misbehaves ?? {}
    if (silent) return await this.#untilOver()
    if (!(await this.#isGreeted())) return
    const greeting = this.#greeting()
    const offer = this.#giver.has.size === 0 ? [] : [this.#bitfield()]
    if (together) {
      this.#giver.permission = 'given'
      await this.#send(greeting, ...offer, writePeerMessage({ is: 'unchoke' }))
      this.#hasOffered()
    } else {
      await this.#send(greeting)
      await this.#tools.idle(betweenMs)
      if (offer.length > 0) await this.#send(...offer)
      this.#hasOffered()
      beside(this.#tools, this.#giver.unchokeInTime())
    }
    beside(this.#tools, this.#tellOfMore())
    for (let message = await this.#next(); message !== null; message = await this.#next())
      await this.#answer(message)
  }

  #hasOffered(): void {
    this.#around.log.offered.add(this.#peer)
    this.#tools.board.notify()
  }

  async #isGreeted(): Promise<boolean> {
    const { log } = this.#around
    const read = await this.#until(() => {
      const found = readPeerHandshake(this.#connection.received)
      return found.is === 'part' ? undefined : found
    })
    if (read === null) return false
    const where = this.#where(0)
    if (read.is === 'wrong') return await this.#refuse(this.#unreadable(read.offset, read.says))
    const { infoHash, peerId } = read.handshake
    this.#readTo = read.end
    if (!log.torrent.infoHash.equals(infoHash))
      return await this.#refuse(
        new CheckFailure({
          code: 'wrong-field',
          path: `the info hash in your handshake with ${this.#peer.name}`,
          expected: log.torrent.infoHash.toString('hex'),
          actual: Buffer.from(infoHash).toString('hex'),
          where: { ...where, offset: 28 },
        }),
      )
    log.greetings.push({ peer: this.#peer, peerId: Buffer.from(peerId).toString('latin1'), where })
    this.#tools.board.notify()
    return true
  }

  #greeting(): Uint8Array {
    const { torrent } = this.#around.log
    const infoHash = Buffer.from(torrent.infoHash)
    if (this.#peer.misbehaves?.otherFile) infoHash.reverse()
    const peerId = bytesOfLatin1(`-RT0001-${this.#peer.name.padStart(12, '-').slice(-12)}`)
    return writePeerHandshake({ infoHash, peerId })
  }

  #bitfield(): Uint8Array {
    const bits = writeBitfield(this.#giver.has, this.#around.log.torrent.pieces)
    return writePeerMessage({ is: 'bitfield', bits })
  }

  /** When everything else has been fetched, wherever. */
  async #tellOfMore(): Promise<void> {
    const { later = [] } = this.#peer
    if (later.length === 0) return
    const { log } = this.#around
    const isDue = () => {
      const missing = missingPiece(log)
      return missing === null || later.includes(missing) || this.#connection.isOver
    }
    await this.#tools.board.until(() => isDue() || undefined, {
      withinMs: talkWithinMs,
      orElse: () => new Error('the others were not fetched'),
    })
    for (const piece of later) {
      this.#giver.has.add(piece)
      await this.#send(writePeerMessage({ is: 'have', piece }))
    }
  }

  /** Null when there will be none. */
  async #next(): Promise<PeerMessage | null> {
    const read = await this.#until(() => {
      const found = readPeerMessage(this.#connection.received, this.#readTo)
      return found.is === 'part' ? undefined : found
    })
    if (read === null) return null
    if (read.is === 'wrong') {
      await this.#refuse(this.#unreadable(read.offset, read.says))
      return null
    }
    const { message, end } = read
    if (message.is === 'request' && !(await this.#isOfTheFile(message))) return null
    this.#startOfLast = this.#readTo
    this.#readTo = end
    return message
  }

  async #isOfTheFile({ piece, begin, length }: BlockRequest): Promise<boolean> {
    const { torrent } = this.#around.log
    const there = torrent.bytesOf(piece)
    if (begin + length <= there && length > 0 && length <= blockBytesMax) return true
    const has =
      piece < torrent.pieces
        ? `piece ${piece} has ${there} bytes`
        : `there are ${torrent.pieces} pieces, from 0 on`
    return await this.#refuse(
      new CheckFailure({
        code: 'wrong-field',
        path: `what your program asked ${this.#peer.name} for`,
        expected: `bytes of the file: ${has}`,
        actual: `${length} bytes of piece ${piece}, from ${begin} on`,
        where: this.#where(this.#readTo),
      }),
    )
  }

  async #answer(message: PeerMessage): Promise<void> {
    const { log } = this.#around
    if (message.is === 'interested') {
      this.#giver.isInterested = true
      log.interested.add(this.#peer)
      this.#tools.board.notify()
    } else if (message.is === 'request') await this.#giver.isAsked(message, this.#where(this.#startOfLast))
  }

  /** One after the other: on a slow link one message must not get into the middle of another. */
  #send(...messages: readonly Uint8Array[]): Promise<void> {
    const said = this.#peer.misbehaves?.chatters
      ? messages.flatMap((message) => [message, ...this.#chatter()])
      : messages
    this.#sent = this.#sent.then(() => this.#connection.send(Buffer.concat(said)))
    return this.#sent
  }

  #chatter(): Uint8Array[] {
    const [some] = this.#giver.has
    const known: PeerMessage[] = some === undefined ? [] : [{ is: 'have', piece: some }]
    return [{ is: 'keep-alive' } as const, { is: 'interested' } as const, ...known].map(writePeerMessage)
  }

  /** Null when the connection is over. */
  #until<Found>(look: () => Found | undefined): Promise<Found | null> {
    return this.#tools.board.until(() => look() ?? (this.#connection.isOver ? null : undefined), {
      withinMs: talkWithinMs,
      orElse: () => new Error('a peer that says no more'),
    })
  }

  async #untilOver(): Promise<void> {
    await this.#until(() => undefined)
  }

  #unreadable(offset: number, says: string): CheckFailure {
    const { received } = this.#connection
    return new CheckFailure({
      code: 'malformed',
      expected:
        this.#readTo === 0
          ? 'a handshake: the byte 19, “BitTorrent protocol”, eight bytes, info hash, peer id'
          : 'a message: its length in four bytes, its number, its content',
      actual: clip(says),
      offset,
      where: { ...this.#where(offset), offset: Math.min(offset, received.length) },
    })
  }

  /** Peers close on what they cannot read. */
  async #refuse(failure: CheckFailure): Promise<false> {
    this.#around.log.wrong.push(failure)
    this.#tools.board.notify()
    await this.#connection.close()
    return false
  }

  #where(offset: number): Where {
    const { number, receivedAtMs } = this.#connection
    return { stream: 'from-program', connection: number, peer: this.#peer.name, offset, atMs: receivedAtMs }
  }
}

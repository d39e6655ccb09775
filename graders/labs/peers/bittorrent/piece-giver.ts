// How a peer of ours gives what it is asked for: when it may be asked, and what becomes of each request (BEP 3).
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { PieceHolder, SwarmMisbehaviour, Unchokes } from '#graders/labs/peers/bittorrent/piece-holder.ts'
import type { AskedBlock, Permission, SwarmLog } from '#graders/labs/peers/bittorrent/swarm-log.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'
import type { Where } from '#graders/outcome.ts'
import { type PeerMessage, writePeerMessage } from '#protocols/bittorrent/peer-wire.ts'

export interface SwarmAround {
  log: SwarmLog
  unchokes: Unchokes
  misbehaves: SwarmMisbehaviour
  /** Resolves when every peer that can be talked to has been told of interest, and the program waits. */
  allAreThere: Promise<void>
}

/** The program's end of a connection. */
interface Asker {
  connection: WireConnection
  send: (...messages: readonly Uint8Array[]) => Promise<void>
}

export type BlockRequest = Pick<Extract<PeerMessage, { length: number }>, 'piece' | 'begin' | 'length'>

/** More than any check waits: only so that nothing waits for ever. */
const interestWithinMs = 60_000
/** A program that has seen a message has had its time to act on it. */
const soonMs = 300
const requestsMax = 1_000
/** A peer is asked for a wrong piece as often, and then the check is over. */
const corruptMax = 20

export class PieceGiver {
  readonly #peer: PieceHolder
  readonly #to: Asker
  readonly #around: SwarmAround
  readonly #tools: PeerTools
  /** What the peer has by now. */
  readonly has: Set<number>
  permission: Permission = 'not-yet'
  isInterested = false
  #waiting: AskedBlock[] = []
  #promptedAt = 0

  constructor(peer: PieceHolder, to: Asker, around: SwarmAround, tools: PeerTools) {
    this.#peer = peer
    this.#to = to
    this.#around = around
    this.#tools = tools
    const all = Array.from({ length: around.log.torrent.pieces }, (_, piece) => piece)
    this.has = new Set(peer.has === 'all' ? all : peer.has)
  }

  async unchokeInTime(): Promise<void> {
    const { unchokes, allAreThere } = this.#around
    const { board } = this.#tools
    if (unchokes === 'when-all-are-there') await allAreThere
    else {
      const interest = board.until(() => this.isInterested || this.#to.connection.isOver || undefined, {
        withinMs: interestWithinMs,
        orElse: () => new Error('nobody is interested'),
      })
      interest.catch(() => {})
      await (unchokes === 'soon' ? Promise.race([interest, this.#tools.silence(soonMs)]) : interest)
      // Who asks without being let has had its time for it.
      if (unchokes === 'when-interested') await this.#tools.silence(soonMs)
    }
    await this.#unchoke()
  }

  async #unchoke(): Promise<void> {
    this.permission = 'given'
    this.#promptedAt = this.#around.log.asked.length
    await this.#to.send(writePeerMessage({ is: 'unchoke' }))
    for (const asked of this.#waiting.splice(0)) await this.#give(asked)
  }

  async isAsked({ piece, begin, length }: BlockRequest, where: Where): Promise<void> {
    const { log, misbehaves } = this.#around
    const asked: AskedBlock = {
      peer: this.#peer,
      piece,
      begin,
      bytes: length,
      where,
      permission:
        this.permission === 'ending' && this.#isOnceMore({ piece, begin, length })
          ? 'withdrawn'
          : this.permission,
      wasOffered: this.has.has(piece),
      answer: 'none',
      promptedAt: this.#promptedAt,
    }
    const number = log.asked.push(asked) - 1
    this.#tools.board.notify()
    if (log.asked.length > requestsMax) return this.#tools.board.fail(tooMany(asked))
    if (!asked.wasOffered) return
    if (number === misbehaves.chokesAt) return await this.#chokeAWhile()
    if (number === misbehaves.resetsAt) return await this.#breakOff(asked)
    if (this.permission === 'not-yet') this.#waiting.push(asked)
    else if (this.permission === 'given') await this.#give(asked)
  }

  /** What was asked for before and is not answered yet is forgotten: BEP 3 says so. */
  async #chokeAWhile(): Promise<void> {
    this.permission = 'ending'
    await this.#to.send(writePeerMessage({ is: 'choke' }))
    beside(
      this.#tools,
      (async () => {
        await this.#tools.silence(soonMs)
        this.permission = 'withdrawn'
        await this.#tools.silence(soonMs)
        await this.#unchoke()
      })(),
    )
  }

  /** Nobody asks twice for what is on its way. */
  #isOnceMore({ piece, begin }: BlockRequest): boolean {
    return this.#around.log.asked.some(
      (one) => one.peer === this.#peer && one.piece === piece && one.begin === begin && one.answer === 'none',
    )
  }

  async #breakOff({ piece, begin, bytes }: AskedBlock): Promise<void> {
    const block = this.#around.log.torrent.block(piece, begin, bytes)
    const message = Buffer.from(writePeerMessage({ is: 'piece', piece, begin, block }))
    await this.#to.connection.send(message.subarray(0, Math.ceil(message.length / 2)))
    // Until it has been read: a reset takes with it what was not.
    await this.#tools.silence(soonMs)
    this.#to.connection.reset()
  }

  async #give(asked: AskedBlock): Promise<void> {
    const { log, misbehaves } = this.#around
    const { piece, begin, bytes } = asked
    const block = Buffer.from(log.torrent.block(piece, begin, bytes))
    const first = log.asked.find((one) => one.piece === piece && one.wasOffered)
    const isCorrupt = piece === misbehaves.corrupts && first?.peer === this.#peer
    const times = log.asked.filter((one) => one.peer === this.#peer && one.answer === 'corrupt').length
    if (times > corruptMax) return this.#tools.board.fail(trusting(asked, times))
    if (isCorrupt) block[0] = (block[0] ?? 0) ^ 0xff
    this.#promptedAt = log.asked.length
    await this.#to.send(writePeerMessage({ is: 'piece', piece, begin, block }))
    asked.answer = isCorrupt ? 'corrupt' : 'sound'
    this.#tools.board.notify()
  }
}

/** What a peer does beside answering: its failure ends the check. */
export function beside({ board }: PeerTools, work: Promise<void>): void {
  work.catch((error: unknown) => board.fail(error instanceof Error ? error : new Error(String(error))))
}

const trusting = ({ peer, piece, where }: AskedBlock, times: number) =>
  new CheckFailure({
    code: 'wrong-field',
    path: `how often ${peer.name} was asked for piece ${piece}, which it sends with a wrong byte`,
    expected: 'once, and then another peer is asked',
    actual: `${times + 1} times`,
    where,
  })

const tooMany = ({ where }: AskedBlock) =>
  new CheckFailure({
    code: 'wrong-field',
    path: 'the number of requests',
    expected: 'an end to them',
    actual: `${requestsMax} and one more`,
    where,
  })

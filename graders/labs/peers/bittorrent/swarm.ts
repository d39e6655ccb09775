// A tracker and peers that have a file, for a program that fetches it from them.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { openStreamServer, StreamServer } from '#graders/labs/network/stream-server.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import { judgeAnnounce, saidCompleted } from '#graders/labs/peers/bittorrent/judge-announce.ts'
import {
  askedInBlocks,
  askedOnlyWhoHas,
  askedRarestFirst,
  heldItsTongue,
} from '#graders/labs/peers/bittorrent/judge-requests.ts'
import type { SwarmAround } from '#graders/labs/peers/bittorrent/piece-giver.ts'
import type { PieceHolder, SwarmMisbehaviour, Unchokes } from '#graders/labs/peers/bittorrent/piece-holder.ts'
import { missingPiece, type SwarmLog } from '#graders/labs/peers/bittorrent/swarm-log.ts'
import { PeerTalk } from '#graders/labs/peers/bittorrent/talk-as-peer.ts'
import type { Torrent } from '#graders/labs/peers/bittorrent/torrent.ts'
import { type TrackerSpec, tracker } from '#graders/labs/peers/bittorrent/tracker.ts'
import type { HttpOrigin } from '#graders/labs/peers/http/http-origin.ts'
import type { Peer, PeerTools } from '#graders/labs/peers/peer.ts'

export interface SwarmOptions {
  torrent: Torrent
  peers: readonly PieceHolder[]
  tracker?: TrackerSpec
  unchokes?: Unchokes
  misbehaves?: SwarmMisbehaviour
}

const togetherWithinMs = 60_000
const rereadMs = 300

interface Patience {
  withinMs: number
}

export function swarm({
  torrent,
  peers,
  tracker: trackerSpec = {},
  unchokes = 'soon',
  misbehaves = {},
}: SwarmOptions): Peer<OpenedSwarm> {
  return {
    async open(tools) {
      const log: SwarmLog = {
        torrent,
        announces: [],
        greetings: [],
        asked: [],
        offered: new Set(),
        interested: new Set(),
        wrong: [],
      }
      const there = peers.filter((peer) => peer.misbehaves?.silent !== true && peer.misbehaves?.gone !== true)
      const allAreThere = whenAllAreThere(there, log, tools)
      allAreThere.catch(() => {})
      const around: SwarmAround = { log, unchokes, misbehaves, allAreThere }
      const listening = peers.filter((peer) => peer.misbehaves?.gone !== true)
      const opened = await Promise.all(
        listening.map(async (peer) => ({ peer, end: await openPeer(peer, around, tools) })),
      )
      const at = peers.map((peer) => {
        const port = opened.find((one) => one.peer === peer)?.end.handle.port ?? peer.port
        return { host: peer.address, port }
      })
      const ofTracker = { torrent, peers: at, announces: log.announces }
      const origin = await tracker(trackerSpec, ofTracker).open(tools)
      const ends = [origin, ...opened.map(({ end }) => end)]
      return {
        transport: 'tcp',
        handle: new OpenedSwarm(log, origin.handle, trackerSpec.path ?? '/announce', peers, tools),
        touched: () => ends.some((end) => end.touched()),
        close: async () => {
          await Promise.all(ends.map((end) => end.close()))
        },
      }
    },
  }
}

/** The program knows what each of them has: it has told them that it is interested, and waits. */
async function whenAllAreThere(
  there: readonly PieceHolder[],
  log: SwarmLog,
  tools: PeerTools,
): Promise<void> {
  await tools.board.until(
    () => there.every((peer) => log.interested.has(peer) && log.offered.has(peer)) || undefined,
    {
      withinMs: togetherWithinMs,
      orElse: () => new Error('not all of them were met'),
    },
  )
  await tools.silence(rereadMs)
}

function openPeer(peer: PieceHolder, around: SwarmAround, tools: PeerTools) {
  const { name, address, port, over } = peer
  const talk = (connection: WireConnection) => new PeerTalk(peer, connection, around, tools).hold()
  const service = { name, address, port, party: name, talk, ...(over === undefined ? {} : { over }) }
  return openStreamServer(service, tools, (...parts) => new StreamServer(...parts))
}

export class OpenedSwarm {
  readonly #log: SwarmLog
  readonly #origin: HttpOrigin
  readonly #path: string
  readonly #peers: readonly PieceHolder[]
  readonly #tools: PeerTools

  constructor(
    log: SwarmLog,
    origin: HttpOrigin,
    path: string,
    peers: readonly PieceHolder[],
    tools: PeerTools,
  ) {
    this.#log = log
    this.#origin = origin
    this.#path = path
    this.#peers = peers
    this.#tools = tools
  }

  get log(): SwarmLog {
    return this.#log
  }

  /** The torrent's file, which leads to its tracker. */
  get metainfo(): Buffer {
    return this.#log.torrent.leadingTo(`http://${this.#origin.host}:${this.#origin.port}${this.#path}`)
  }

  /** The tracker is asked for the peers of this file. */
  async isAnnounced({ withinMs }: Patience): Promise<void> {
    const request = await this.#origin.hearsRequest({ withinMs })
    request.hasMethod('GET')
    judgeAnnounce(this.#log, request, ['info_hash'])
  }

  /** That announce says all of what trackers want to be told. */
  saidAll(): void {
    const [first] = this.#log.announces
    if (first !== undefined)
      judgeAnnounce(this.#log, first.request, [
        'peer_id',
        'port',
        'uploaded',
        'downloaded',
        'left',
        'event',
        'compact',
      ])
  }

  /** The tracker is told that the file is there. */
  async isToldOfTheEnd({ withinMs }: Patience): Promise<void> {
    const missing = 'an announce to the tracker with event=completed'
    await this.#until(() => saidCompleted(this.#log) || undefined, missing, withinMs)
  }

  /** One of the peers is greeted, with a handshake for this file. */
  async isGreeted({ withinMs }: Patience): Promise<void> {
    const some = `a connection to ${this.#peers.map(({ name, address, port }) => `${name}, ${address}:${port}`).join(', or to ')}, and a handshake there`
    await this.#until(() => this.#log.greetings[0], some, withinMs)
  }

  /** Greeted with the id under which the tracker knows the program. */
  wasGreetedByTheSame(): void {
    const [greeting] = this.#log.greetings
    const announced = this.#log.announces[0]?.fields.get('peer_id')
    if (greeting === undefined || announced === undefined || greeting.peerId === announced) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the peer id in your handshake with ${greeting.peer.name}`,
      expected: `${announced}, as you told the tracker`,
      actual: greeting.peerId,
      where: { ...greeting.where, offset: 48 },
    })
  }

  /** All of the peers that can be talked to have been told of interest. */
  async isJoined({ withinMs }: Patience): Promise<void> {
    const lacking = () => this.#peers.filter((peer) => !this.#log.interested.has(peer))
    await this.#until(
      () => lacking().length === 0 || undefined,
      () =>
        `a handshake with each of the peers, and the message “interested”: ${lacking()
          .map(({ name }) => name)
          .join(' and ')} had none`,
      withinMs,
    )
  }

  /** Every piece has been asked for, and has come sound. */
  async isFetched({ withinMs }: Patience): Promise<void> {
    await this.#until(
      () => missingPiece(this.#log) === null || undefined,
      () => this.#nextPiece(),
      withinMs,
    )
  }

  /** Nothing was asked for before the peer had let it. */
  waitedForUnchoke(): void {
    heldItsTongue(this.#log, 'not-yet')
  }

  /** Nothing was asked for while the peer did not let it any more. */
  restedWhileChoked(): void {
    heldItsTongue(this.#log, 'withdrawn')
  }

  /** No request was for more than 16 KiB. */
  askedInBlocks(): void {
    askedInBlocks(this.#log)
  }

  /** Each piece was asked of a peer that had said that it has it. */
  askedOnlyWhoHas(): void {
    askedOnlyWhoHas(this.#log)
  }

  /** Of what a peer has, it was asked for the rarest first. */
  askedRarestFirst(): void {
    askedRarestFirst(this.#log, this.#peers)
  }

  /** Nothing was asked of this peer. */
  askedNothingOf(name: string): void {
    const asked = this.#log.asked.find(({ peer }) => peer.name === name)
    if (asked === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `what was asked of ${name}, whose handshake was for another file`,
      expected: 'nothing',
      actual: `piece ${asked.piece}`,
      where: asked.where,
    })
  }

  #nextPiece(): string {
    const piece = missingPiece(this.#log)
    const asked = this.#log.asked.filter((one) => one.piece === piece)
    const last = asked.at(-1)
    if (last === undefined) return `a request for piece ${piece}`
    const why = {
      corrupt: `what ${last.peer.name} had sent does not have its hash`,
      none: last.wasOffered ? `${last.peer.name} did not give it` : `${last.peer.name} does not have it`,
      sound: 'it was not whole',
    }[last.answer]
    return `another request for piece ${piece}, as ${why}`
  }

  async #until<Found>(
    look: () => Found | undefined,
    wanted: string | (() => string),
    withinMs: number,
  ): Promise<Found> {
    const { board, programIsGone } = this.#tools
    const { log } = this
    const tell = () => (typeof wanted === 'string' ? wanted : wanted())
    const where = () => {
      const last =
        log.asked.at(-1)?.where ?? log.greetings.at(-1)?.where ?? log.announces.at(-1)?.request.where
      return last === undefined ? {} : { where: last }
    }
    return await board.until(
      () => {
        const found = look()
        if (found !== undefined) return found
        const gone = programIsGone()
        if (gone === null) return undefined
        throw (
          log.wrong[0] ??
          gone.trouble ??
          new CheckFailure({
            code: 'closed-early',
            expected: tell(),
            actual: `your program ended before there was ${tell()}${gone.lastWords}`,
            ...where(),
          })
        )
      },
      {
        withinMs,
        orElse: () =>
          log.wrong[0] ?? new CheckFailure({ code: 'timeout', waitedFor: tell(), withinMs, ...where() }),
      },
    )
  }
}

// The server of the UDP pinger: it sends every datagram back, and the network loses, delays or repeats what the check
// says. Pings are counted on the wire; nothing here reads what the program calls them.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import {
  DatagramServer,
  type DatagramService,
  type HeardDatagram,
  openDatagramServer,
} from '#graders/labs/network/datagram-server.ts'
import type { Peer, PeerTools } from '#graders/labs/peers/peer.ts'
import type { RoundTrips } from '#graders/labs/peers/ping/read-report.ts'

export interface PingOptions {
  /** Numbers of the pings, from 1, that the network loses: on their way, or the reply on its own, as the seed has it. */
  loses?: readonly number[]
  /** How long the reply to each takes, by its number; by itself 5 ms. */
  delaysMs?: Readonly<Record<number, number>>
  /** Numbers of the pings whose reply comes twice: the copy when the next ping is on its way, before its reply. */
  repeats?: readonly number[]
  port?: number
}

const usualDelayMs = 5
const pingsWanted = 10
const timeoutMs = 1_000
/** A program counts from when it has sent, we from when it has come; and a clock may be coarse. */
const earlyMs = 80

export function pingServer({
  loses = [],
  delaysMs = {},
  repeats = [],
  port = 12_000,
}: PingOptions = {}): Peer<PingServer> {
  return {
    open(tools) {
      const answeredAtMs = new Map<number, number>()
      let copy: Buffer | null = null
      const random = tools.randomFor('which way a ping is lost')
      const lostOnTheWay = new Set(loses.filter(() => random.integer(0, 1) === 0))
      const service: DatagramService = {
        name: 'the ping server',
        port,
        loses: (number) => lostOnTheWay.has(number + 1),
        async talk({ bytes, number, answer, answerLost }) {
          const ping = number + 1
          // With the next ping, and not a moment after the reply: who had emptied the socket by then would depend on luck.
          const late = copy
          copy = repeats.includes(ping) ? bytes : null
          if (late !== null) await answer(late)
          await tools.board.pause(delaysMs[ping] ?? usualDelayMs)
          if (loses.includes(ping)) return answerLost(bytes)
          answeredAtMs.set(ping, tools.board.nowMs())
          await answer(bytes)
        },
      }
      return openDatagramServer(service, tools, (...parts) => new PingServer(answeredAtMs, ...parts))
    },
  }
}

export class PingServer extends DatagramServer {
  readonly #answeredAtMs: ReadonlyMap<number, number>

  constructor(
    answeredAtMs: ReadonlyMap<number, number>,
    service: DatagramService,
    heard: readonly HeardDatagram[],
    tools: PeerTools,
  ) {
    super(service, heard, tools)
    this.#answeredAtMs = answeredAtMs
  }

  /** Ten pings have come, no more and no fewer. Say it when the program has ended. */
  sawTenPings(): void {
    const last = this.heard.at(-1)
    if (last === undefined) throw this.nothingSent(`ten UDP datagrams to ${this.name}, port ${this.port}`)
    if (this.heard.length === pingsWanted) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'number of pings',
      expected: String(pingsWanted),
      actual: String(this.heard.length),
      where: last.where,
    })
  }

  /** Every ping names its number, from 0 or from 1, so that no two are alike. */
  sawNumbers(): void {
    const texts = this.heard.map(({ bytes }) => bytes.toString('latin1'))
    const numbered = (first: number) =>
      texts.findIndex((text, index) => !new RegExp(String.raw`(?<!\d)0*${index + first}(?!\d)`).test(text))
    if ([0, 1].some((first) => numbered(first) < 0)) return
    const wrong = this.heard[Math.max(numbered(0), numbered(1))] ?? this.heard[0]
    if (wrong === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `what ping ${wrong.number + 1} says`,
      expected: `its number, ${wrong.number + 1} or, counted from 0, ${wrong.number}`,
      actual: clip(wrong.bytes.toString('utf8')),
      where: wrong.where,
    })
  }

  /** The round-trip times as the network made them, of the pings that got their reply within the second. */
  roundTrips(): RoundTrips {
    const times = this.heard.flatMap(({ number, where }) => {
      const tookMs = (this.#answeredAtMs.get(number + 1) ?? Number.POSITIVE_INFINITY) - (where.atMs ?? 0)
      return tookMs < timeoutMs ? [tookMs] : []
    })
    const avg = times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length)
    return { min: Math.min(...times), avg, max: Math.max(...times) }
  }

  /** No ping came before the reply to the one before it was sent, or its second was over. */
  waitedForEachReply(): void {
    for (const [before, ping] of this.#pairs()) {
      const answered = this.#answeredAtMs.get(before.number + 1) ?? Number.POSITIVE_INFINITY
      const sentMs = ping.where.atMs ?? 0
      const dueMs = Math.min(answered, (before.where.atMs ?? 0) + timeoutMs - earlyMs)
      if (sentMs >= dueMs) continue
      throw new CheckFailure({
        code: 'wrong-field',
        path: `when ping ${ping.number + 1} was sent`,
        expected: `when the reply to ping ${before.number + 1} had come, or a second was over`,
        actual: `${Math.round(sentMs - (before.where.atMs ?? 0))} ms after ping ${before.number + 1}, whose reply was still on its way`,
        where: ping.where,
      })
    }
  }

  /** After a ping without a reply the next one came when a second was over, and not much later. */
  waitedASecondForLost(): void {
    for (const [before, ping] of this.#pairs()) {
      if (this.#answeredAtMs.has(before.number + 1)) continue
      const waitedMs = Math.round((ping.where.atMs ?? 0) - (before.where.atMs ?? 0))
      if (waitedMs >= timeoutMs - earlyMs && waitedMs <= 1.6 * timeoutMs) continue
      throw new CheckFailure({
        code: 'wrong-field',
        path: `the wait for the reply to ping ${before.number + 1}, which was lost`,
        expected: 'one second, then the next ping',
        actual: `${waitedMs} ms`,
        where: ping.where,
      })
    }
  }

  #pairs(): [HeardDatagram, HeardDatagram][] {
    return this.heard.slice(1).flatMap((ping, index) => {
      const before = this.heard[index]
      return before === undefined ? [] : [[before, ping]]
    })
  }
}

// A server of a film in several qualities (ISO/IEC 23009-1), over a network whose rate changes. What changes is caused by
// what is asked for, never by the clock: from this segment on it carries so much. So all players meet the same network,
// however fast the machine is.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { type AskedSegment, isWhole } from '#graders/labs/peers/dash/asked-segment.ts'
import type { Film } from '#graders/labs/peers/dash/film.ts'
import {
  beganWithTheLeast,
  fetchedAhead,
  heldBack,
  neverOverreached,
  usedTheCapacity,
} from '#graders/labs/peers/dash/judge-choices.ts'
import { sawEachInOrder } from '#graders/labs/peers/dash/judge-order.ts'
import type { HeardRequest } from '#graders/labs/peers/http/heard-request.ts'
import { type Delivery, HttpOrigin, openOrigin } from '#graders/labs/peers/http/http-origin.ts'
import type { Peer } from '#graders/labs/peers/peer.ts'

export interface DashOptions {
  film: Film
  /** What the network carries from a segment on, counted from 0, in kilobits per second; without, all at once. */
  carries?: readonly { from: number; rate: number }[]
  /** Of this one the first answer breaks off in its middle, with the connection. */
  cuts?: number
  /** This one is there in the least quality only. */
  onlyLeast?: number
  port?: number
}

/** Of one response: short enough that its end is where the rate says, and few. */
const sliceMs = 15
const slicesMax = 12

export function dashOrigin({ film, carries = [], cuts, onlyLeast, port }: DashOptions): Peer<DashOrigin> {
  const asked: AskedSegment[] = []
  const [least] = film.byRate
  const there = [...film.all.values()].filter(({ at, quality }) => at !== onlyLeast || quality === least)
  const video = there.map(({ path, content }) => [
    path,
    { content, fields: { 'Content-Type': 'video/mp2t' } },
  ])
  const manifest = { content: film.manifest, fields: { 'Content-Type': 'application/dash+xml' } }
  const delivers = async (delivery: Delivery) => {
    const { request, status, connection, board } = delivery
    if (request.path === film.path) return await connection.send(delivery.bytes)
    const segment = film.all.get(request.path) ?? null
    const isCut = segment?.at === cuts && !asked.some((before) => before.segment?.at === cuts)
    const answer = status === 404 ? 'missing' : isCut ? 'cut' : 'whole'
    const one: AskedSegment = {
      request,
      segment,
      answer,
      askedAtMs: connection.receivedAtMs,
      sentAtMs: null,
    }
    asked.push(one)
    board.notify()
    const rate = carries.findLast(({ from }) => (segment?.at ?? 0) >= from)?.rate
    if (answer === 'whole' && rate !== undefined) await sendAt(rate, delivery)
    else if (answer === 'cut')
      await connection.send(delivery.bytes.subarray(0, Math.ceil(delivery.bytes.length / 2)))
    else await connection.send(delivery.bytes)
    one.sentAtMs = board.nowMs()
    board.notify()
    if (answer === 'cut') await connection.close()
  }
  const options = {
    pages: Object.fromEntries([[film.path, manifest], ...video]),
    delivers,
    ...(port === undefined ? {} : { port }),
  }
  return {
    open: (tools) => openOrigin(options, tools, (...parts) => new DashOrigin(film, asked, ...parts)),
  }
}

/** The head at once, the content as the network carries it. */
async function sendAt(rate: number, { bytes, connection, board }: Delivery): Promise<void> {
  const headEnd = bytes.indexOf('\r\n\r\n') + 4
  const content = bytes.subarray(headEnd)
  const totalMs = (content.length * 8) / rate
  const slices = Math.min(slicesMax, Math.max(1, Math.floor(totalMs / sliceMs)))
  const startedMs = board.nowMs()
  await connection.send(bytes.subarray(0, headEnd))
  for (let slice = 0; slice < slices && connection.programEnd === null; slice += 1) {
    const [from, to] = [slice, slice + 1].map((edge) => Math.round((content.length * edge) / slices))
    // By the beginning, so that what was late once is made up for.
    await board.pause(Math.max(0, startedMs + (totalMs * (slice + 1)) / slices - board.nowMs()))
    await connection.send(content.subarray(from, to))
  }
}

export class DashOrigin extends HttpOrigin {
  readonly #film: Film
  readonly #asked: readonly AskedSegment[]

  constructor(
    film: Film,
    asked: readonly AskedSegment[],
    ...parts: ConstructorParameters<typeof HttpOrigin>
  ) {
    super(...parts)
    this.#film = film
    this.#asked = asked
  }

  /** What was asked for but the manifest, in order. */
  get asked(): readonly AskedSegment[] {
    return this.#asked
  }

  /** The first that is asked for is the manifest. */
  async isAskedForManifest({ withinMs }: { withinMs: number }): Promise<HeardRequest> {
    const request = await this.hearsRequest({ withinMs })
    request.hasMethod('GET')
    request.hasPath(this.#film.path)
    return request
  }

  /** So many of its segments, all without a number, have been fetched whole, each in its turn. */
  async isFetched({ withinMs, segments }: { withinMs: number; segments?: number }): Promise<void> {
    await this.isAskedForManifest({ withinMs })
    const wanted = segments ?? this.#film.segments
    const missing = () => this.#missing(withinMs)
    await this.tools.board.until(
      () => {
        sawEachInOrder(this.#film, this.#asked)
        if (this.#asked.filter(isWhole).length >= wanted) return true
        const gone = this.tools.programIsGone()
        if (gone !== null) throw gone.trouble ?? missing()
        return undefined
      },
      { withinMs, orElse: missing },
    )
  }

  /** Each segment was asked for in its turn, and nothing behind the last. Say it when the program has ended. */
  sawEachInOrder(): void {
    sawEachInOrder(this.#film, this.#asked)
  }

  /** The first segment was asked for in the least quality. */
  beganWithTheLeast(): void {
    beganWithTheLeast(this.#film, this.#asked)
  }

  /** The qualities were no worse than the network allows. */
  usedTheCapacity(): void {
    usedTheCapacity(this.#film, this.#asked)
  }

  /** The qualities were no better than the network allows. */
  neverOverreached(): void {
    neverOverreached(this.#film, this.#asked)
  }

  /** The program never had more than so many segments in hand. */
  heldBack(most: number): void {
    heldBack(this.#film, this.#asked, most)
  }

  /** When it asked for this segment, counted from 0, it had one more in hand than it needed. */
  fetchedAhead(at: number): void {
    fetchedAhead(this.#film, this.#asked, at)
  }

  /** The film as it was sent: each segment in the quality in which it came whole. */
  sentFilm(): Buffer {
    return Buffer.concat(this.#asked.filter(isWhole).map(({ segment }) => segment.content))
  }

  #missing(withinMs: number): CheckFailure {
    const whole = this.#asked.filter(isWhole).length
    const next = `segment ${this.#film.numberOf(whole)} of the film, in one of its qualities`
    const last = this.#asked.at(-1)?.request.where ?? { stream: 'from-program' }
    const gone = this.tools.programIsGone()
    if (gone === null)
      return new CheckFailure({ code: 'timeout', waitedFor: `a request for ${next}`, withinMs, where: last })
    const came = whole === 1 ? '1 segment' : `${whole} segments`
    return new CheckFailure({
      code: 'closed-early',
      expected: `a request for ${next}: the film has ${this.#film.segments} segments`,
      actual: `your program ended when ${came} had come${gone.lastWords}`,
      where: last,
    })
  }
}

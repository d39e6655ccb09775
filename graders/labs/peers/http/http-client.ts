// An HTTP client of ours towards the student's server: it asks for what the check wants, in the form that the check wants,
// and reads what comes as a conforming client does (RFC 9112).
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import {
  openStreamClient,
  StreamClient,
  type StreamClientOptions,
} from '#graders/labs/network/stream-client.ts'
import { HttpResponse } from '#graders/labs/peers/http/http-response.ts'
import type { Peer } from '#graders/labs/peers/peer.ts'
import type { ServedAt } from '#graders/labs/program/program-server.ts'
import { type HttpMessage, parseMessage } from '#protocols/http/parse-message.ts'

export interface RequestOptions {
  method?: string
  version?: string
  /** Beside Host. */
  fields?: Readonly<Record<string, string>>
}

export interface ResponseOptions {
  withinMs: number
  /** The method that it answers. */
  to?: string
}

/** An HTTP client of ours, at an address of its own, that has connected. */
export function httpClient(options: StreamClientOptions): Peer<HttpClient> {
  return {
    open: (tools) => openStreamClient(options, tools, (...parts) => new HttpClient(options.to, ...parts)),
  }
}

export class HttpClient extends StreamClient {
  readonly #server: ServedAt
  /** All before it belongs to responses that have been read. */
  #readTo = 0

  constructor(server: ServedAt, ...parts: ConstructorParameters<typeof StreamClient>) {
    super(...parts)
    this.#server = server
  }

  /** The bytes of a request. */
  writes(target: string, { method = 'GET', version = 'HTTP/1.1', fields = {} }: RequestOptions = {}): string {
    const { host, port } = this.#server
    const all = Object.entries({ Host: `${host}:${port}`, ...fields })
    return `${method} ${target} ${version}\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  }

  /** Sends a request over the link. */
  asks(target: string, options: RequestOptions = {}): Promise<void> {
    return this.sends(this.writes(target, options))
  }

  /** The next response, whole: what it must be, its own verbs say. */
  async hearsResponse({ withinMs, to = 'GET' }: ResponseOptions): Promise<HttpResponse> {
    const whose = `the response to ${this.name}`
    const message = await this.tools.board.until(
      () => {
        const isOver = this.connection.programEnd !== null
        const read = isOver || this.#mayBeWhole(to) ? this.#parse(to) : null
        const isWhole = read !== null && read.complete && (isOver || read.framing.by !== 'close')
        if (read !== null && isWhole) return read
        const trouble = this.tools.programIsGone()?.trouble
        if (trouble) throw trouble
        if (isOver) throw this.#cutShort(to, withinMs)
        return undefined
      },
      { withinMs, orElse: () => this.#cutShort(to, withinMs) },
    )
    this.#readTo = message.end
    return new HttpResponse(message, whose, this.whereHeard())
  }

  /** Nothing has come behind the responses that were read. Say `server.rests()` before. */
  heardNothingMore(): void {
    const left = this.connection.received.subarray(this.#readTo)
    if (left.length === 0) return
    const where = { ...this.whereHeard(), offset: this.#readTo }
    throw new CheckFailure({
      code: 'leftover-bytes',
      actual: left.toString('latin1').slice(0, 600),
      count: left.length,
      where,
    })
  }

  #parse(to: string): HttpMessage {
    return parseMessage(this.connection.received, { kind: 'response', from: this.#readTo, answersTo: to })
  }

  /** Reading is left until it may come to an end: a server that sends letter by letter would be read as often. */
  #mayBeWhole(to: string): boolean {
    const bytes = this.connection.received
    const ends = ['\r\n\r\n', '\n\n', '\n\r\n']
      .map((end) => bytes.indexOf(end, this.#readTo))
      .filter((at) => at >= 0)
    if (ends.length === 0) return false
    const head = this.#headKnown?.from === this.#readTo ? this.#headKnown.message : this.#parse(to)
    this.#headKnown = { from: this.#readTo, message: head }
    if (head.framing.by === 'content-length') return bytes.length >= head.headEnd + head.framing.octets
    return head.framing.by === 'chunked' ? bytes.subarray(-2).toString('latin1') === '\r\n' : true
  }
  #headKnown: { from: number; message: HttpMessage } | null = null

  #cutShort(to: string, withinMs: number): CheckFailure {
    const isOver = this.connection.programEnd !== null
    const gone = this.tools.programIsGone()
    if (this.connection.received.length <= this.#readTo)
      return isOver || gone !== null
        ? new CheckFailure({
            code: 'closed-early',
            expected: `a response to ${this.name}`,
            actual: `your program ${isOver ? `ended the connection of ${this.name}` : 'had ended'} without a response${gone?.lastWords ?? ''}`,
            where: this.whereHeard(),
          })
        : new CheckFailure({
            code: 'timeout',
            waitedFor: `a response to ${this.name}`,
            withinMs,
            where: this.whereHeard(),
          })
    const read = this.#parse(to)
    const missing =
      read.framing.by === 'close' && read.complete
        ? 'it says neither Content-Length nor chunked, so that it ends where the connection does, and the connection stays open'
        : (read.findings.findLast(({ code }) => code.startsWith('incomplete'))?.says ?? 'it is not whole')
    return new CheckFailure({
      code: 'wrong-field',
      path: `the end of the response to ${this.name}`,
      expected: 'a whole response',
      actual: missing,
      where: { ...this.whereHeard(), offset: this.connection.received.length },
    })
  }
}

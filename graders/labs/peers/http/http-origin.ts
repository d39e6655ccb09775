// A web server of ours. It reads requests with lenience (RFC 9112 section 2.2: a bare LF ends a line for it), so that one
// check can say what is wrong with them and the others judge the rest; but it waits for the empty line, as servers do.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import type { StreamLink } from '#graders/labs/network/stream-link.ts'
import { openStreamServer, StreamServer } from '#graders/labs/network/stream-server.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import { HeardRequest } from '#graders/labs/peers/http/heard-request.ts'
import { type ServedPage, writeResponse } from '#graders/labs/peers/http/served-page.ts'
import type { OpenedPeer, Peer, PeerTools } from '#graders/labs/peers/peer.ts'
import { type HttpMessage, parseMessage } from '#protocols/http/parse-message.ts'

export interface OriginOptions {
  /** By path and query, or by host and path where hosts differ: "/a", "www.example.test/a". What is not there is 404. */
  pages: Readonly<Record<string, ServedPage>>
  /** What else it says, where that depends on more than the path; undefined: what its pages say. */
  answers?: (request: HeardRequest) => ServedPage | undefined
  port?: number
  /** The only one at which it is found; without, it answers at every address, and at every port that the program names. */
  address?: string
  /** What the transcript calls it, where a check has several ends. */
  party?: string
  /** The conditions of its link; without, the link is clear. */
  over?: StreamLink
  /** Methods that its pages answer; GET and HEAD without. */
  methods?: readonly string[]
  /** When it closes: as HTTP/1.1 says, after every response, or never, though it is asked to. */
  closes?: 'as-asked' | 'always' | 'never'
  /** How a response goes out where that is not at once and whole. */
  delivers?: (delivery: Delivery) => Promise<void>
}

/** A response on its way. */
export interface Delivery {
  request: HeardRequest
  status: number
  bytes: Buffer
  connection: WireConnection
  board: PeerTools['board']
}

/** More than that come from a loop that has lost its end. */
const requestsMax = 60
/** More than any check waits: only so that nothing waits for ever. */
const requestWithinMs = 60_000
const notFound: ServedPage = { status: 404, content: '<h1>There is no such page.</h1>\n' }
const notImplemented: ServedPage = { status: 501, content: '<h1>GET and HEAD, and nothing else.</h1>\n' }

export function httpOrigin(options: OriginOptions): Peer<HttpOrigin> {
  return { open: (tools) => openOrigin(options, tools, (...parts) => new HttpOrigin(...parts)) }
}

/** For servers that know more of what they serve: with verbs of their own. */
export function openOrigin<Handle extends HttpOrigin>(
  options: OriginOptions,
  tools: PeerTools,
  makeHandle: (...parts: ConstructorParameters<typeof HttpOrigin>) => Handle,
): Promise<OpenedPeer<Handle>> {
  const pages = new Map(Object.entries(options.pages))
  const heard: HeardRequest[] = []
  const service = {
    name: 'the web server',
    port: options.port ?? 8_080,
    ...(options.address === undefined ? {} : { address: options.address }),
    ...(options.party === undefined ? {} : { party: options.party }),
    ...(options.over === undefined ? {} : { over: options.over }),
    talk: (connection: WireConnection) =>
      serveConnection(connection, tools, {
        pages,
        heard,
        methods: options.methods ?? ['GET', 'HEAD'],
        closes: options.closes ?? 'as-asked',
        answers: options.answers ?? (() => undefined),
        delivers: options.delivers ?? (({ bytes }) => connection.send(bytes)),
      }),
  }
  return openStreamServer(service, tools, (...parts) => makeHandle({ pages, heard }, ...parts))
}

interface Site {
  pages: Map<string, ServedPage>
  heard: HeardRequest[]
}

async function serveConnection(
  connection: WireConnection,
  { board }: PeerTools,
  {
    pages,
    heard,
    methods,
    closes,
    answers,
    delivers,
  }: Site & Required<Pick<OriginOptions, 'methods' | 'closes' | 'answers' | 'delivers'>>,
): Promise<void> {
  for (let readTo = 0; ; ) {
    const message = await board.until(
      () => wholeRequest(connection.received, readTo) ?? (connection.isOver ? null : undefined),
      { withinMs: requestWithinMs, orElse: () => new Error('a request that did not end') },
    )
    if (message === null || message.start.kind !== 'request') return
    const where = { stream: 'from-program', connection: connection.number } as const
    const at = { ...where, atMs: connection.receivedAtMs, offset: readTo }
    const request = new HeardRequest(message.start, message, heard.length, at)
    readTo = message.end
    heard.push(request)
    if (heard.length > requestsMax) return board.fail(tooMany(request, at))
    board.notify()
    const page =
      answers(request) ?? pages.get(`${request.host}${request.path}`) ?? pages.get(request.path) ?? notFound
    const isServed = methods.includes(request.method)
    const asked = closes === 'always' || (closes === 'as-asked' && request.isLast)
    const response = writeResponse(isServed ? page : notImplemented, request, asked)
    await delivers({ ...response, request, connection, board })
    if (response.isOver) return connection.close()
  }
}

/** Null while the empty line is missing, or bytes that the head announces. */
function wholeRequest(bytes: Buffer, from: number): HttpMessage | null {
  const mayEnd = ['\r\n\r\n', '\n\n', '\n\r\n'].some((end) => bytes.indexOf(end, from) >= 0)
  const message = mayEnd ? parseMessage(bytes, { kind: 'request', from }) : null
  return message?.complete ? message : null
}

/** What a request lacks that has begun. */
function missingOf(received: Buffer): string {
  const { framing, body, headEnd } = parseMessage(received, { kind: 'request' })
  const hasHead = received.subarray(0, headEnd).toString('latin1').endsWith('\n\r\n')
  if (!hasHead || framing.by !== 'content-length')
    return 'the empty line that ends the request: one more CR LF'
  return `the content of the request: ${body.end - body.start} of ${framing.octets} bytes came`
}

const tooMany = (request: HeardRequest, where: CheckFailure['mismatch']['where']) =>
  new CheckFailure({
    code: 'wrong-field',
    path: 'the number of requests',
    expected: 'an end to them',
    actual: `${requestsMax} requests, and one more for ${clip(request.path)}`,
    where,
  })

export class HttpOrigin extends StreamServer {
  readonly #site: Site

  constructor(site: Site, ...parts: ConstructorParameters<typeof StreamServer>) {
    super(...parts)
    this.#site = site
  }

  /** Its requests so far, in the order in which they were whole. */
  get heard(): readonly HeardRequest[] {
    return this.#site.heard
  }

  /** From now on, this is at that path. */
  changes(path: string, page: ServedPage): void {
    this.#site.pages.set(path, page)
  }

  /** It was asked so many times, and no more. Say `server.rests()` before. */
  heardOnly(count: number): void {
    const more = this.heard[count]
    if (more === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'the number of requests that reached the origin',
      expected: String(count),
      actual: String(this.heard.length),
      where: more.where,
    })
  }

  /** Its request of this number, from 0, once it is whole. */
  async hearsRequest({ withinMs, number = 0 }: { withinMs: number; number?: number }): Promise<HeardRequest> {
    await this.first(withinMs)
    const missing = () => this.#unheard(withinMs, number)
    return await this.tools.board.until(
      () => {
        const request = this.heard[number]
        if (request !== undefined) return request
        const gone = this.tools.programIsGone()
        if (gone !== null) throw gone.trouble ?? missing()
        return undefined
      },
      { withinMs, orElse: missing },
    )
  }

  #unheard(withinMs: number, number: number): CheckFailure {
    const begun =
      this.heard.length === 0 ? this.connections.find(({ received }) => received.length > 0) : undefined
    const one = begun ?? this.connections.at(-1)
    const where = {
      stream: 'from-program',
      connection: one?.number ?? 0,
      offset: one?.received.length ?? 0,
      atMs: one?.receivedAtMs ?? 0,
    } as const
    const asked = number === 0 ? 'a request' : `request ${number + 1}`
    const which = begun === undefined ? asked : missingOf(begun.received)
    const gone = this.tools.programIsGone()
    if (gone === null) return new CheckFailure({ code: 'timeout', waitedFor: which, withinMs, where })
    const actual = `your program ended before it had sent ${which}${gone.lastWords}`
    return new CheckFailure({ code: 'closed-early', expected: which, actual, where })
  }
}

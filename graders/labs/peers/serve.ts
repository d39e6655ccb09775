// Starts a reference server in the cell for the length of one check, and gives the check its verbs.

import { createServer, type Server } from 'node:net'
import { CheckFailure, GraderFault } from '#graders/labs/board/check-failure.ts'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { SeededRandom } from '#graders/labs/board/seeded-random.ts'
import type { TranscriptRecorder } from '#graders/labs/board/transcript-recorder.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import { sameBytes } from '#graders/labs/bytes/same-bytes.ts'
import { type Link, link } from '#graders/labs/network/stream-link.ts'
import { WireConnection } from '#graders/labs/network/wire-connection.ts'

/** Our protocol peer: a plain object, so that a protocol is one file that can be deleted. */
export interface ReferenceServer {
  /** As a student would call it: "the uppercase server". */
  name: string
  port: number
  /** Talks on one connection until the protocol is done. Every wait goes through the board. */
  talk(connection: WireConnection, surroundings: TalkSurroundings): Promise<void>
}

export interface TalkSurroundings {
  board: Noticeboard
  /**
   * Resolves after a silence of `ms` in which the program, having its input, waits for us. A program that is
   * merely slow to get its turn on a busy machine is not silent. Rejects when the check is over.
   */
  silence: (ms: number) => Promise<void>
}

export interface ServingTools extends TalkSurroundings {
  recorder: TranscriptRecorder
  random: SeededRandom
  /** The address handed to the program as HOST; the server answers at every other one as well. */
  host: string
  /** Null while the program may still connect; else what ended it, when it did not end in order. */
  programIsGone: () => { trouble: CheckFailure | null } | null
}

/** A started reference server, as a check sees it. */
export class ServedServer {
  readonly host: string
  readonly port: number
  readonly #name: string
  readonly #tools: ServingTools
  readonly #connections: WireConnection[]

  constructor(name: string, port: number, tools: ServingTools, connections: WireConnection[]) {
    this.host = tools.host
    this.port = port
    this.#name = name
    this.#tools = tools
    this.#connections = connections
  }

  /** The program's first connection. */
  async accepts({ withinMs }: { withinMs: number }): Promise<void> {
    await this.#first(withinMs)
  }

  /** The program sends `text`, whatever else it sends around it and on however many connections. */
  async hears(text: string, { withinMs }: { withinMs: number }): Promise<void> {
    const wanted = Buffer.from(text, 'utf8')
    await this.#first(withinMs)
    await this.#tools.board.until(
      () => {
        if (this.#connections.some(({ received }) => received.includes(wanted))) return true
        const saidElse = this.#connections.some(({ received, isOver }) => received.length > 0 && isOver)
        if (saidElse || this.#tools.programIsGone() !== null) throw this.#unlike(wanted)
        return undefined
      },
      { withinMs, orElse: () => this.#unlike(wanted) },
    )
  }

  /** The program has sent `text` and nothing else on its one connection; a final line feed is optional. */
  heardExactly(text: string): void {
    const connection = this.#speaker()
    if (connection === undefined) throw noConnection(this.#name, this.port)
    const difference = sameBytes(Buffer.from(text, 'utf8'), connection.received, {
      stream: 'from-program',
      connection: connection.number,
      atMs: connection.receivedAtMs,
    })
    if (difference !== null) throw new CheckFailure(difference)
  }

  /** The program has opened one connection, no more. */
  sawOneConnection(): void {
    const second = this.#connections[1]
    if (second === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'number of connections',
      expected: '1',
      actual: String(this.#connections.length),
      where: { stream: 'from-program', connection: second.number, offset: 0 },
    })
  }

  /** The program ends its connection in order (FIN), not by a reset. */
  async sawOrderlyClose({ withinMs }: { withinMs: number }): Promise<void> {
    const connection = await this.#first(withinMs)
    const where = () =>
      ({ stream: 'from-program', connection: connection.number, atMs: this.#tools.board.nowMs() }) as const
    const how = await this.#tools.board.until(() => connection.programEnd ?? undefined, {
      withinMs,
      orElse: () =>
        new CheckFailure({
          code: 'timeout',
          waitedFor: 'your program to close its connection',
          withinMs,
          where: where(),
        }),
    })
    if (how === 'fin') return
    throw new CheckFailure({
      code: 'closed-early',
      expected: 'the connection closed in order (FIN) after all of the reply was read',
      actual:
        'a reset (RST): the connection was given up while bytes of the reply were unread or on their way',
      where: where(),
    })
  }

  /** The connection that the message came on: the first with any bytes. */
  #speaker(): WireConnection | undefined {
    return this.#connections.find(({ received }) => received.length > 0) ?? this.#connections[0]
  }

  #unlike(wanted: Buffer): CheckFailure {
    const connection = this.#speaker()
    const actual = connection?.received ?? Buffer.alloc(0)
    let offset = 0
    while (offset < wanted.length && wanted[offset] === actual[offset]) offset += 1
    return new CheckFailure({
      code: 'wrong-field',
      path: 'the line that your program sent',
      expected: clip(wanted.toString('utf8'), offset),
      actual: clip(actual.toString('utf8'), offset),
      where: {
        stream: 'from-program',
        offset,
        ...(connection === undefined ? {} : { connection: connection.number, atMs: connection.receivedAtMs }),
      },
    })
  }

  #first(withinMs: number): Promise<WireConnection> {
    return this.#tools.board.until(
      () => {
        const first = this.#connections[0]
        if (first !== undefined) return first
        const gone = this.#tools.programIsGone()
        if (gone !== null) throw gone.trouble ?? noConnection(this.#name, this.port)
        return undefined
      },
      {
        withinMs,
        orElse: () =>
          new CheckFailure({
            code: 'timeout',
            waitedFor: `a TCP connection to ${this.#name}, port ${this.port}`,
            withinMs,
          }),
      },
    )
  }
}

/** What the program never did when it ended without connecting. */
const noConnection = (name: string, port: number) =>
  new CheckFailure({
    code: 'closed-early',
    expected: `a TCP connection to ${name}, port ${port}`,
    actual: 'your program ended without connecting',
  })

/** Connections that one check takes. More come from a loop that has lost its end, and would keep us from judging. */
const connectionsMax = 256

const tooManyConnections = new CheckFailure({
  code: 'limit-exceeded',
  limit: 'connections',
  allowed: connectionsMax,
  used: connectionsMax + 1,
  unit: 'count',
})

export interface Serving {
  server: ServedServer
  hasConnections(): boolean
  stop(): Promise<void>
}

/** Listens on every address, IPv4 and IPv6; until `stop`. Rejects when the port cannot be had. */
export async function startServing(
  reference: ReferenceServer,
  tools: ServingTools,
  over: Link = link(),
): Promise<Serving> {
  const connections: WireConnection[] = []
  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    if (connections.length === connectionsMax) {
      socket.destroy()
      tools.board.fail(tooManyConnections)
      return
    }
    const connection = new WireConnection(connections.length, socket, { ...tools, over })
    connections.push(connection)
    tools.board.notify()
    reference
      .talk(connection, tools)
      .catch((error: unknown) => tools.board.fail(asFailure(error, reference.name)))
  })
  await listen(listener, reference.port)
  const address = listener.address()
  const port = typeof address === 'object' && address !== null ? address.port : reference.port
  return {
    server: new ServedServer(reference.name, port, tools, connections),
    hasConnections: () => connections.length > 0,
    stop: () =>
      new Promise((resolve) => {
        listener.close(() => resolve())
        for (const connection of connections) connection.destroy()
      }),
  }
}

const listen = (listener: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    listener.once('error', reject)
    listener.listen({ port, host: '::' }, () => {
      listener.off('error', reject)
      resolve()
    })
  })

function asFailure(error: unknown, name: string): Error {
  if (error instanceof CheckFailure || error instanceof GraderFault) return error
  return new GraderFault({
    code: 'grader-crashed',
    because: `The reference server (${name}) failed: ${String(error)}`,
  })
}

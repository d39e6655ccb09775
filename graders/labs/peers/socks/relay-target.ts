// A server behind a student's gateway, which speaks no protocol: a check says what it says, and asks what reached it.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { openStreamServer, StreamServer } from '#graders/labs/network/stream-server.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { Peer, PeerTools } from '#graders/labs/peers/peer.ts'
import { wrongByte } from '#graders/labs/peers/socks/relayed-bytes.ts'

interface Patience {
  withinMs: number
}

export function relayTarget({ port }: { port: number }): Peer<RelayTarget> {
  const service = { name: 'the target', party: 'target', port, talk: () => Promise.resolve() }
  return { open: (tools) => openStreamServer(service, tools, (...parts) => new RelayTarget(...parts)) }
}

export class RelayTarget extends StreamServer {
  readonly #known = new Set<WireConnection>()

  /** A new connection on which this comes first. */
  async hears(content: string | Buffer, { withinMs }: Patience): Promise<RelayLine> {
    const wanted = Buffer.from(content)
    await this.first(withinMs)
    const unknown = () => this.connections.filter((connection) => !this.#known.has(connection))
    const nearest = () => unknown().find(({ received }) => received.length > 0) ?? unknown().at(-1)
    const connection = await this.tools.board.until(
      () => {
        const [only, ...more] = unknown()
        // Of several, the others may be yet to come.
        if (only !== undefined && more.length === 0) refuseOther(only, 0, wanted)
        return unknown().find(({ received }) => received.subarray(0, wanted.length).equals(wanted))
      },
      { withinMs, orElse: () => notReached(nearest(), 0, wanted, withinMs) },
    )
    this.#known.add(connection)
    return new RelayLine(connection, wanted.length, this.tools)
  }

  /** Nobody has connected. Say `server.rests()` before. */
  heardNobody(): void {
    const [connection] = this.connections
    if (connection === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'the number of connections to the target',
      expected: '0, as it is forbidden',
      actual: String(this.connections.length),
      where: { ...whereOf(connection), offset: 0 },
    })
  }
}

/** One connection to the target. */
class RelayLine {
  readonly #connection: WireConnection
  readonly #tools: PeerTools
  #readTo: number

  constructor(connection: WireConnection, readTo: number, tools: PeerTools) {
    this.#connection = connection
    this.#readTo = readTo
    this.#tools = tools
  }

  says(content: string | Buffer): Promise<void> {
    return this.#connection.send(Buffer.from(content))
  }

  /** Behind what was heard before, this comes. */
  async hears(content: string | Buffer, { withinMs }: Patience): Promise<void> {
    const wanted = Buffer.from(content)
    const whole = this.#readTo + wanted.length
    await this.#tools.board.until(
      () => {
        refuseOther(this.#connection, this.#readTo, wanted)
        return this.#connection.received.length >= whole || undefined
      },
      { withinMs, orElse: () => notReached(this.#connection, this.#readTo, wanted, withinMs) },
    )
    this.#readTo = whole
  }

  /** Ends its sending side (FIN). */
  endsSending(): Promise<void> {
    return this.#connection.close()
  }

  /** The gateway hands on that its client has ended: by a FIN or a reset. */
  async seesEnd({ withinMs }: Patience): Promise<void> {
    const connection = this.#connection
    await this.#tools.board.until(() => connection.programEnd ?? undefined, {
      withinMs,
      orElse: () =>
        new CheckFailure({
          code: 'timeout',
          waitedFor: 'your program to end its connection to the target, as the client has ended its own',
          withinMs,
          where: { ...whereOf(connection), offset: connection.received.length },
        }),
    })
  }
}

const whereOf = ({ number, receivedAtMs }: WireConnection) =>
  ({ stream: 'from-program', connection: number, atMs: receivedAtMs }) as const

/** @throws CheckFailure when something else has come, or no more will */
function refuseOther(connection: WireConnection, from: number, wanted: Buffer): void {
  const came = connection.received.subarray(from, from + wanted.length)
  const wrong = wrongByte(wanted, came, { ...whereOf(connection), offset: from })
  if (wrong !== null) throw wrong
  if (connection.programEnd === null || came.length === wanted.length) return
  throw new CheckFailure({
    code: 'closed-early',
    expected: 'what the client says, at the target',
    actual: `your program ended its connection to the target after ${came.length} of ${wanted.length} bytes`,
    where: { ...whereOf(connection), offset: from + came.length },
  })
}

function notReached(
  connection: WireConnection | undefined,
  from: number,
  wanted: Buffer,
  withinMs: number,
): CheckFailure {
  const came = Math.max(0, (connection?.received.length ?? from) - from)
  return new CheckFailure({
    code: 'timeout',
    waitedFor: `what the client says to reach the target: ${came} of ${wanted.length} bytes came`,
    withinMs,
    ...(connection === undefined ? {} : { where: { ...whereOf(connection), offset: from + came } }),
  })
}

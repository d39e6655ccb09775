// The uppercase server of the textbook pair, by the lab's connection model: one message per connection; it
// replies on a line feed, on FIN, or after 200 ms of silence, then closes.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { otherText } from '#graders/labs/bytes/other-text.ts'
import { sameBytes } from '#graders/labs/bytes/same-bytes.ts'
import type { StreamLink } from '#graders/labs/network/stream-link.ts'
import { openStreamServer, StreamServer } from '#graders/labs/network/stream-server.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { Peer } from '#graders/labs/peers/peer.ts'
import { readMessage } from '#graders/labs/peers/uppercase/read-message.ts'

const lineFeed = 0x0a

export interface UppercaseOptions {
  /** What the server says to a message, both without the final line feed. */
  replies?: (message: string) => string
  /** The conditions of its link; without, the link is clear. */
  over?: StreamLink
  port?: number
}

export function tcpUppercase({
  replies = (message) => message.toUpperCase(),
  over,
  port = 12_000,
}: UppercaseOptions = {}): Peer<UppercaseServer> {
  const service = {
    name: 'the uppercase server',
    port,
    ...(over === undefined ? {} : { over }),
    async talk(connection: WireConnection, tools: Parameters<typeof readMessage>[1]) {
      const message = await readMessage(connection, tools)
      const ended = message.at(-1) === lineFeed
      const text = (ended ? message.subarray(0, -1) : message).toString('utf8')
      await connection.send(Buffer.from(replies(text) + (ended ? '\n' : ''), 'utf8'))
      await connection.close()
    },
  }
  return { open: (tools) => openStreamServer(service, tools, (...parts) => new UppercaseServer(...parts)) }
}

export class UppercaseServer extends StreamServer {
  /** The program sends `text`, whatever else it sends around it and on however many connections. */
  async hears(text: string, { withinMs }: { withinMs: number }): Promise<void> {
    const wanted = Buffer.from(text, 'utf8')
    await this.first(withinMs)
    await this.tools.board.until(
      () => {
        if (this.connections.some(({ received }) => received.includes(wanted))) return true
        const saidElse = this.connections.some(({ received, isOver }) => received.length > 0 && isOver)
        if (saidElse || this.tools.programIsGone() !== null) throw this.#unlike(text)
        return undefined
      },
      { withinMs, orElse: () => this.#unlike(text) },
    )
  }

  /** The program has sent `text` and nothing else on its one connection; a final line feed is optional. */
  heardExactly(text: string): void {
    const connection = this.#speaker()
    if (connection === undefined) throw this.noConnection()
    const difference = sameBytes(Buffer.from(text, 'utf8'), connection.received, {
      stream: 'from-program',
      connection: connection.number,
      atMs: connection.receivedAtMs,
    })
    if (difference !== null) throw new CheckFailure(difference)
  }

  /** The connection that the message came on: the first with any bytes. */
  #speaker(): WireConnection | undefined {
    return this.connections.find(({ received }) => received.length > 0) ?? this.connections[0]
  }

  #unlike(wanted: string): CheckFailure {
    const connection = this.#speaker()
    return otherText(
      'the line that your program sent',
      wanted,
      connection?.received ?? Buffer.alloc(0),
      connection === undefined
        ? { stream: 'from-program' }
        : { stream: 'from-program', connection: connection.number, atMs: connection.receivedAtMs },
    )
  }
}

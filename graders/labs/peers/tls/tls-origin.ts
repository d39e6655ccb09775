// A web server over TLS for student's clients, with whatever certificate a check wants it to show.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { StreamLink } from '#graders/labs/network/stream-link.ts'
import { openStreamServer, StreamServer, type StreamService } from '#graders/labs/network/stream-server.ts'
import type { HeardRequest } from '#graders/labs/peers/http/heard-request.ts'
import type { Peer } from '#graders/labs/peers/peer.ts'
import { type TlsConduct, TlsDialogue } from '#graders/labs/peers/tls/tls-dialogue.ts'

interface TlsOptions
  extends Pick<TlsConduct, 'identity' | 'page'>,
    Partial<Omit<TlsConduct, 'identity' | 'page'>> {
  port?: number
  /** The conditions of its link; without, the link is clear. */
  over?: StreamLink
}

export function tlsOrigin({ port = 8_443, over, ...options }: TlsOptions): Peer<TlsOrigin> {
  const conduct: TlsConduct = { keepsOpen: false, breaksOff: false, ...options }
  return {
    open(tools) {
      const dialogues: TlsDialogue[] = []
      const service: StreamService = {
        name: 'the web server',
        port,
        ...(over === undefined ? {} : { over }),
        async talk(connection) {
          const dialogue = new TlsDialogue(connection, conduct, tools.board)
          dialogues.push(dialogue)
          await dialogue.hold()
        },
      }
      return openStreamServer(service, tools, (...parts) => new TlsOrigin(dialogues, ...parts))
    },
  }
}

const hasAsked = ({ request }: TlsDialogue) => request !== null

export class TlsOrigin extends StreamServer {
  readonly #dialogues: readonly TlsDialogue[]

  constructor(dialogues: readonly TlsDialogue[], ...parts: ConstructorParameters<typeof StreamServer>) {
    super(...parts)
    this.#dialogues = dialogues
  }

  /** The program begins with a handshake. */
  async isGreeted({ withinMs }: { withinMs: number }): Promise<void> {
    await this.first(withinMs)
    await this.#until(
      (dialogue) => dialogue.connection.received.length > 0,
      'the first bytes of a TLS handshake',
      withinMs,
    )
    this.heardNothingPlain()
  }

  /** The program finishes its handshake, and trusts the server. */
  async isTrusted({ withinMs }: { withinMs: number }): Promise<void> {
    await this.isGreeted({ withinMs })
    await this.#until(({ isTrusted }) => isTrusted, 'the end of the TLS handshake', withinMs)
  }

  /** The first request, which came over TLS. */
  async hearsRequest({ withinMs }: { withinMs: number }): Promise<HeardRequest> {
    await this.isTrusted({ withinMs })
    const { request } = await this.#until(hasAsked, 'a request that ends with an empty line', withinMs)
    if (request === null) throw new Error('a request that was there is not')
    return request
  }

  /** The handshake named the host that is wanted. */
  wasAskedFor(host: string): void {
    for (const { serverName, connection } of this.#dialogues) {
      if (serverName === host) continue
      throw new CheckFailure({
        code: 'wrong-field',
        path: 'the name of the server in the ClientHello',
        expected: host,
        actual: serverName ?? 'no extension server_name',
        where: { stream: 'from-program', connection: connection.number, offset: 0 },
      })
    }
  }

  /** Nothing came that is not TLS. */
  heardNothingPlain(): void {
    const plain = this.#dialogues.find(({ isPlain }) => isPlain)
    if (plain === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'what your program sent first',
      expected: 'a TLS handshake, whose first byte is 16 in hexadecimal',
      actual: plain.connection.received.toString('latin1', 0, 200),
      where: { stream: 'from-program', connection: plain.connection.number, offset: 0 },
    })
  }

  /** The program has told it nothing, neither over TLS nor in the clear. Say it when the program has ended. */
  heardNothing(): void {
    this.heardNothingPlain()
    const told = this.#dialogues.find(({ said }) => said.length > 0)
    if (told === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'what your program told this server',
      expected: 'nothing: it has not shown that it is the server that was asked for',
      actual: told.said.toString('latin1', 0, 200),
      where: {
        stream: 'from-program',
        connection: told.connection.number,
        atMs: told.connection.receivedAtMs,
      },
    })
  }

  async #until(is: (dialogue: TlsDialogue) => boolean, what: string, withinMs: number): Promise<TlsDialogue> {
    const where = () => ({
      stream: 'from-program' as const,
      connection: this.#dialogues.at(-1)?.connection.number ?? 0,
      atMs: this.tools.board.nowMs(),
    })
    return await this.tools.board.until(
      () => {
        const found = this.#dialogues.find(is)
        if (found !== undefined) return found
        const gone = this.tools.programIsGone()
        if (gone === null) return undefined
        const actual = `your program ended before it had sent ${what}${gone.lastWords}`
        throw (
          gone.trouble ?? new CheckFailure({ code: 'closed-early', expected: what, actual, where: where() })
        )
      },
      {
        withinMs,
        orElse: () => new CheckFailure({ code: 'timeout', waitedFor: what, withinMs, where: where() }),
      },
    )
  }
}

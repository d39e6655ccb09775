import type { TLSSocket } from 'node:tls'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { Spoken } from '#graders/labs/network/wire-lines.ts'
import { openTls, type TlsEnd } from '#graders/labs/peers/tls/open-tls.ts'

/**
 * A connection that has turned to TLS, for protocols of lines: what is said inside. Places in it are none among the bytes
 * that cross the wire.
 */
export class SecuredConnection implements Spoken {
  readonly #connection: WireConnection
  readonly #socket: TLSSocket
  #received = Buffer.alloc(0)
  #hasEnded = false

  /** @param from how many bytes the program has said before it began with TLS */
  constructor(
    connection: WireConnection,
    board: Noticeboard,
    { identity, identityFor }: Pick<TlsEnd, 'identity' | 'identityFor'>,
    from: number,
  ) {
    this.#connection = connection
    this.#socket = openTls(connection, board, { identity, identityFor, from })
    this.#socket.on('data', (bytes: Buffer) => {
      this.#received = Buffer.concat([this.#received, bytes])
      board.notify()
    })
    const ends = () => {
      this.#hasEnded = true
      board.notify()
    }
    // A client that does not trust us says so with an alert, or hangs up.
    for (const event of ['end', 'error', 'close']) this.#socket.on(event, ends)
  }

  get received(): Buffer {
    return this.#received
  }

  get receivedAtMs(): number {
    return this.#connection.receivedAtMs
  }

  get programEnd(): 'fin' | 'reset' | null {
    return this.#hasEnded ? (this.#connection.programEnd ?? 'fin') : this.#connection.programEnd
  }

  get isOver(): boolean {
    return this.#hasEnded || this.#connection.isOver
  }

  /** Resolves when the bytes are on their way, or can go nowhere any more. */
  send(bytes: Buffer): Promise<void> {
    return new Promise((resolve) => {
      if (this.isOver) resolve()
      else this.#socket.write(bytes, () => resolve())
    })
  }

  /** With a close_notify (RFC 8446 section 6.1). */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#socket.destroyed) resolve()
      else this.#socket.end(() => resolve())
    })
  }
}

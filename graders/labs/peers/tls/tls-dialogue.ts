// One connection of a student's client to a TLS server of ours: how far it came, and what was said inside.
import type { TLSSocket } from 'node:tls'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import { HeardRequest } from '#graders/labs/peers/http/heard-request.ts'
import { type ServedPage, writeResponse } from '#graders/labs/peers/http/served-page.ts'
import type { Identity } from '#graders/labs/peers/tls/issue-certificate.ts'
import { openTls } from '#graders/labs/peers/tls/open-tls.ts'
import { parseMessage } from '#protocols/http/parse-message.ts'

export interface TlsConduct {
  identity: Identity
  page: ServedPage
  /** It keeps the connection open behind its response, though it is asked to close. */
  keepsOpen: boolean
  /** It ends the connection when it has heard the ClientHello. */
  breaksOff: boolean
}

/** A record of the type handshake, with a version of TLS: RFC 8446 section 5.1. */
const handshakeRecord = Buffer.from([0x16, 0x03])
const patience = { withinMs: 60_000, orElse: () => new Error('a client that says nothing') }

export class TlsDialogue {
  readonly connection: WireConnection
  readonly #conduct: TlsConduct
  readonly #board: Noticeboard
  /** The name that the client asked for (RFC 6066 section 3); null where it has not named one. */
  serverName: string | null = null
  /** The client has finished its handshake: it takes us for the server that it wanted. */
  isTrusted = false
  /** What it said inside. */
  said = Buffer.alloc(0)
  request: HeardRequest | null = null

  constructor(connection: WireConnection, conduct: TlsConduct, board: Noticeboard) {
    this.connection = connection
    this.#conduct = conduct
    this.#board = board
  }

  /** It has begun, with something else than TLS. */
  get isPlain(): boolean {
    const begin = this.connection.received.subarray(0, handshakeRecord.length)
    return begin.length > 0 && !handshakeRecord.subarray(0, begin.length).equals(begin)
  }

  async hold(): Promise<void> {
    const begins = () =>
      this.connection.received.length >= handshakeRecord.length || this.connection.isOver || undefined
    await this.#board.until(begins, patience)
    this.#board.notify()
    if (this.connection.isOver) return
    if (this.isPlain || this.#conduct.breaksOff) return await this.connection.close()
    this.#speakTls()
  }

  #speakTls(): void {
    const socket = openTls(this.connection, this.#board, {
      identity: this.#conduct.identity,
      hearsName: (name) => {
        this.serverName = name
      },
    })
    socket.on('secure', () => {
      this.isTrusted = true
      this.#board.notify()
    })
    socket.on('data', (bytes: Buffer) => {
      this.said = Buffer.concat([this.said, bytes])
      this.#answer(socket)
      this.#board.notify()
    })
    // A client that does not trust us says so with an alert, or hangs up: that is what some checks wait for.
    socket.on('error', () => this.#board.notify())
  }

  #answer(socket: TLSSocket): void {
    if (this.request !== null || !this.said.includes('\r\n\r\n')) return
    const message = parseMessage(this.said, { kind: 'request' })
    if (message.start.kind !== 'request') return
    const { number, receivedAtMs } = this.connection
    // What it says inside stands nowhere among the bytes that crossed the wire.
    const where = { stream: 'from-program', connection: number, atMs: receivedAtMs } as const
    this.request = new HeardRequest(message.start, message, 0, where)
    const { page, keepsOpen } = this.#conduct
    const response = writeResponse(page, this.request, !keepsOpen)
    socket.write(response.bytes)
    // Says close_notify before the connection ends (RFC 8446 section 6.1).
    if (response.isOver) socket.end()
  }
}

// A TCP client of ours towards the student's server, and what can be said of any: what it sends and hears, and how its
// connection ends. Protocols add their own verbs.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import { otherText } from '#graders/labs/bytes/other-text.ts'
import { sameBytes } from '#graders/labs/bytes/same-bytes.ts'
import { addressOfClient, clientName } from '#graders/labs/network/address-of-client.ts'
import { openLossMark } from '#graders/labs/network/loss-mark.ts'
import { writeEnd } from '#graders/labs/network/plain-address.ts'
import { link, type StreamLink } from '#graders/labs/network/stream-link.ts'
import { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { OpenedPeer, PeerTools } from '#graders/labs/peers/peer.ts'
import type { ServedAt } from '#graders/labs/program/program-server.ts'
import type { Where } from '#graders/outcome.ts'

export interface StreamClientOptions {
  /** The server that it connects to. */
  to: ServedAt
  /** What the student reads: "alice". By itself, one name after the other. */
  name?: string
  /** The conditions of its link; without, the link is clear. */
  over?: StreamLink
}

const aboutToEnd = { withinMs: 3_000, orElse: () => new Error('it goes on') }

interface Patience {
  withinMs: number
}

export class StreamClient {
  readonly name: string
  protected readonly connection: WireConnection
  protected readonly tools: PeerTools

  constructor(name: string, connection: WireConnection, tools: PeerTools) {
    this.name = name
    this.connection = connection
    this.tools = tools
  }

  /** How many bytes have come. */
  get heardBytes(): number {
    return this.connection.received.length
  }

  /** Sends over the link; text is written in UTF-8. */
  sends(content: string | Buffer): Promise<void> {
    return this.connection.send(typeof content === 'string' ? Buffer.from(content, 'utf8') : content)
  }

  /** Ends its sending side (FIN), and goes on listening. */
  endsSending(): Promise<void> {
    return this.connection.close()
  }

  /** Gives its connection up (RST). */
  resets(): void {
    this.connection.reset()
  }

  /**
   * Sends, and gives its connection up in the same moment: the program finds the bytes there, and nobody to answer. Do it
   * while the program waits for another client: one that waits for this one may be quicker with its answer.
   */
  async sendsAndResets(content: string): Promise<void> {
    const sent = this.sends(content)
    this.resets()
    await sent
  }

  /** For the runner: the check is over. */
  isGivenUp(): void {
    this.connection.destroy()
  }

  /** What has come contains this text, whatever stands around it. */
  async hears(text: string, { withinMs }: Patience): Promise<void> {
    const wanted = Buffer.from(text, 'utf8')
    await this.#until(
      () => this.connection.received.includes(wanted) || undefined,
      () => this.#without(text, withinMs),
      withinMs,
    )
  }

  /** All that has come, once the server has closed the connection, is this; a final line feed is optional. */
  async hearsExactly(text: string, { withinMs }: Patience): Promise<void> {
    await this.#ended(withinMs)
    if (this.heardBytes === 0 && text !== '') throw this.#without(text, withinMs)
    const difference = sameBytes(Buffer.from(text, 'utf8'), this.connection.received, this.whereHeard())
    if (difference !== null) throw new CheckFailure(difference)
  }

  /** The server ends the connection in order (FIN). */
  async seesClose({ withinMs }: Patience): Promise<void> {
    await this.#ended(withinMs)
    if (this.connection.programEnd === 'fin') return
    throw new CheckFailure({
      code: 'closed-early',
      expected: `the connection of ${this.name} closed in order (FIN) after all was read and answered`,
      actual: `the connection of ${this.name} was reset (RST), as when it is closed while bytes are unread`,
      where: this.whereHeard(),
    })
  }

  async #ended(withinMs: number): Promise<void> {
    const missing = () =>
      new CheckFailure({
        code: 'timeout',
        waitedFor: `your program to close the connection of ${this.name}`,
        withinMs,
        where: this.whereHeard(),
      })
    await this.tools.board.until(() => this.connection.programEnd ?? undefined, { withinMs, orElse: missing })
  }

  protected whereHeard(): Where {
    const { number, receivedAtMs } = this.connection
    return { stream: 'from-program', connection: number, peer: this.name, atMs: receivedAtMs }
  }

  /** Waits for what may come, and says why it will not when the program or the connection has ended. */
  async #until<Found>(
    look: () => Found | undefined,
    missing: () => CheckFailure,
    withinMs: number,
  ): Promise<Found> {
    return await this.tools.board.until(
      () => {
        const found = look()
        if (found !== undefined) return found
        const gone = this.tools.programIsGone()
        if (gone?.trouble) throw gone.trouble
        if (this.connection.programEnd !== null || gone !== null) throw missing()
        return undefined
      },
      { withinMs, orElse: missing },
    )
  }

  /**
   * A reply that the end of the connection cut short is told by that end: whether a reset took the bytes on their way
   * with it, and came before or after a close, is luck.
   */
  #without(text: string, withinMs: number): CheckFailure {
    const { received, programEnd } = this.connection
    const wanted = Buffer.from(text, 'utf8')
    const where = this.whereHeard()
    const gone = this.tools.programIsGone()
    const isPart = wanted.subarray(0, received.length).equals(received)
    const hasEnded = programEnd !== null || gone !== null
    if (received.length > 0 && !(isPart && hasEnded)) {
      return otherText(`the reply to ${this.name}`, text, received, where)
    }
    if (!hasEnded)
      return new CheckFailure({
        code: 'timeout',
        waitedFor: `a reply to ${this.name}`,
        withinMs,
        where,
      })
    const came = received.length === 0 ? 'without a word' : partOf(received, wanted)
    return new CheckFailure({
      code: 'closed-early',
      expected:
        received.length === 0 ? `a reply to ${this.name}` : `the reply to ${this.name}, ${clip(text)}`,
      actual: `your program ${programEnd === 'reset' ? 'reset' : 'closed'} the connection of ${this.name} ${came}${gone?.lastWords ?? ''}`,
      where,
    })
  }
}

const partOf = (received: Buffer, wanted: Buffer): string =>
  `after ${received.length} of its ${wanted.length} bytes, ${clip(received.toString('utf8'))}`

/** Connects. Rejects with the program's mismatch where it cannot. */
export async function openStreamClient<Handle extends StreamClient>(
  options: StreamClientOptions,
  tools: PeerTools,
  makeHandle: (name: string, connection: WireConnection, tools: PeerTools) => Handle,
): Promise<OpenedPeer<Handle>> {
  const handle = await connectClient(streamClients(tools).length, options, tools, makeHandle)
  return opened(handle, [handle])
}

/** Several at the same moment, each of which sends its text as soon as it has connected. */
export async function openStreamClients<Handle extends StreamClient>(
  { texts, ...options }: StreamClientOptions & { texts: readonly string[] },
  tools: PeerTools,
  makeHandle: (name: string, connection: WireConnection, tools: PeerTools) => Handle,
): Promise<OpenedPeer<Handle[]>> {
  const first = streamClients(tools).length
  const clients = await Promise.all(
    texts.map(async (text, index) => {
      const client = await connectClient(first + index, options, tools, makeHandle)
      await client.sends(text)
      return client
    }),
  )
  return opened(clients, clients)
}

const streamClients = ({ opened }: PeerTools): StreamClient[] =>
  opened.flat().filter((handle) => handle instanceof StreamClient)

const opened = <Handle>(handle: Handle, clients: readonly StreamClient[]): OpenedPeer<Handle> => ({
  transport: 'tcp',
  handle,
  // It is there because the program is: a server that was found is not started again.
  touched: () => true,
  close: async () => clients.forEach((client) => client.isGivenUp()),
})

async function connectClient<Handle extends StreamClient>(
  number: number,
  { to, over = link(), ...options }: StreamClientOptions,
  tools: PeerTools,
  makeHandle: (name: string, connection: WireConnection, tools: PeerTools) => Handle,
): Promise<Handle> {
  const name = options.name ?? clientName(number)
  const from = addressOfClient(number, to.host)
  const connection = tools.recorder.nextConnection()
  const socket = await tools.network
    .connect({ host: to.host, port: to.port, from })
    .catch(async (error: unknown) => {
      throw await notConnected(name, to, tools, error)
    })
  const random = tools.randomFor(`connection of ${name}`)
  const lossMark = await openLossMark(tools.network, over)
  return makeHandle(
    name,
    new WireConnection(connection, socket, { ...tools, random, over, lossMark, client: name }),
    tools,
  )
}

async function notConnected(name: string, to: ServedAt, tools: PeerTools, error: unknown): Promise<unknown> {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'ECONNREFUSED' && code !== 'ECONNRESET') return error
  // A program that is about to end closes its sockets first.
  await tools.board.until(() => tools.programIsGone() ?? undefined, aboutToEnd).catch(() => {})
  const gone = tools.programIsGone()
  if (gone?.trouble) return gone.trouble
  if (gone === null)
    return new CheckFailure({
      code: 'connection-refused',
      address: `${writeEnd(to.host, to.port)} (${name})`,
    })
  const served = streamClients(tools).filter(({ heardBytes }) => heardBytes > 0).length
  return new CheckFailure({
    code: 'closed-early',
    expected: `a connection for ${name}`,
    actual: `your program had ended${served === 0 ? '' : served === 1 ? ', after its first client' : `, after ${served} clients`}${gone.lastWords}`,
  })
}

// A UDP client of ours, as a check sees it: what it asks the student's server, and what must come back.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import { otherText } from '#graders/labs/bytes/other-text.ts'
import { identicalBytes } from '#graders/labs/bytes/same-bytes.ts'
import { untilAnswerRefused } from '#graders/labs/kernel/vanish.ts'
import { addressOfClient, clientName } from '#graders/labs/network/address-of-client.ts'
import { type DatagramLink, datagramLink } from '#graders/labs/network/datagram-link.ts'
import { writeEnd } from '#graders/labs/network/plain-address.ts'
import { openUdpWire, type ReceivedDatagram, type UdpWire } from '#graders/labs/network/udp-wire.ts'
import type { Peer, PeerTools } from '#graders/labs/peers/peer.ts'
import type { ServedAt } from '#graders/labs/program/program-server.ts'

export interface UdpClientOptions {
  /** The server that it asks. */
  to: ServedAt
  /** What the student reads: "alice". By itself, one name after the other. */
  name?: string
  /** The conditions of its link; without, the link is clear. */
  over?: DatagramLink
  /** Its own port; by itself, one that the system chooses. */
  port?: number
}

/** The bytes of a datagram; text is written in UTF-8. */
type Content = string | Buffer

/** A UDP client of ours, at an address and port of its own. */
export function udpClient({
  to,
  over = datagramLink(),
  port = 0,
  ...options
}: UdpClientOptions): Peer<UdpClient> {
  return {
    async open(tools) {
      const number = siblings(tools).length
      const name = options.name ?? clientName(number)
      const address = addressOfClient(number, to.host)
      const wire = await openUdpWire({ number, name, address, port, server: to, over }, tools)
      return {
        transport: 'udp',
        handle: new UdpClient(name, wire, to, tools),
        // It is there because the program is: a server that was found is not started again.
        touched: () => true,
        close: () => wire.close(),
      }
    },
  }
}

const siblings = ({ opened }: PeerTools): UdpClient[] =>
  opened.filter((handle) => handle instanceof UdpClient)

export class UdpClient {
  readonly name: string
  readonly #wire: UdpWire
  readonly #server: ServedAt
  readonly #tools: PeerTools
  /** How many of the datagrams received have been looked at. */
  #read = 0
  /** Those of them that a verb has asked for. */
  readonly #taken: ReceivedDatagram[] = []

  constructor(name: string, wire: UdpWire, server: ServedAt, tools: PeerTools) {
    this.name = name
    this.#wire = wire
    this.#server = server
    this.#tools = tools
  }

  /** How many datagrams have come. */
  get answers(): number {
    return this.#wire.received.length
  }

  /** Sends one datagram over the link. */
  sends(content: Content): Promise<void> {
    return this.#wire.send([toBytes(content)])
  }

  /** Sends several, without waiting for anything between. */
  sendsTogether(contents: readonly Content[]): Promise<void> {
    return this.#wire.send(contents.map(toBytes))
  }

  /** Sends it from another socket, which is closed before the answer comes: that meets a closed port. */
  sendsAndVanishes(content: Content): Promise<void> {
    const { board, network } = this.#tools
    return untilAnswerRefused(() => this.#wire.sendAndVanish(toBytes(content)), board, network)
  }

  /** The next datagram contains this text, whatever stands around it and wherever it was sent from. */
  async hears(text: string, patience: { withinMs: number }): Promise<void> {
    await this.hearsInAnyOrder([text], patience)
  }

  /** The next datagrams contain these texts, each datagram one: a server may take several questions at once. */
  async hearsInAnyOrder(texts: readonly string[], { withinMs }: { withinMs: number }): Promise<void> {
    const wanted = [...texts]
    const which = (bytes: Buffer) => wanted.findIndex((text) => bytes.includes(toBytes(text)))
    for (let [first] = wanted; first !== undefined; [first] = wanted) {
      const { bytes, where } = await this.#next(toBytes(first), (bytes) => which(bytes) >= 0, withinMs)
      const index = which(bytes)
      if (index < 0) throw otherText(`the answer to ${this.name}`, first, bytes, where)
      wanted.splice(index, 1)
    }
  }

  /** The next datagram is this, to the last byte. */
  async receives(content: Content, { withinMs }: { withinMs: number }): Promise<void> {
    const wanted = toBytes(content)
    const { bytes, where } = await this.#next(wanted, (it) => it.equals(wanted), withinMs)
    const difference = identicalBytes(wanted, bytes, where)
    if (difference !== null) throw new CheckFailure(difference)
  }

  /** Asks, and asks again every `everyMs` until an answer contains this text; what else comes is not looked at. */
  async asksUntilAnswered(
    question: Content,
    { answer, tries, everyMs }: { answer: string; tries: number; everyMs: number },
  ): Promise<void> {
    const { board } = this.#tools
    const wanted = toBytes(answer)
    const isAnswered = () => this.#wire.received.some(({ bytes }) => bytes.includes(wanted))
    for (let left = tries; left > 0 && !isAnswered(); left -= 1) {
      await this.sends(question)
      const patience = { withinMs: everyMs, orElse: () => new Error('no answer yet') }
      await board.until(() => isAnswered() || this.#programIsOver() || undefined, patience).catch(() => {})
      if (board.failure !== null) throw board.failure
      if (!isAnswered()) this.#insistOnProgram()
    }
    this.#taken.push(...this.#wire.received.slice(this.#read))
    this.#read = this.#wire.received.length
    if (!isAnswered()) throw this.#noAnswer(tries * everyMs)
  }

  /** Everything that has come so far was asked for by the verbs above. Say `server.rests()` before. */
  receivedNothingElse(): void {
    const { received } = this.#wire
    if (received.length === this.#taken.length) return
    const more = received.find((datagram) => !this.#taken.includes(datagram))
    const again = more !== undefined && this.#repeats(more.bytes)
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the number of datagrams that ${this.name} received${again ? ' (the same answer came twice)' : ''}`,
      expected: String(this.#taken.length),
      actual: String(received.length),
      ...(more === undefined ? {} : { where: more.where }),
    })
  }

  /** Whatever has come, it is what this client asked for: an answer may come twice, another's may not. */
  receivedOnlyItsOwn(): void {
    const strange = this.#wire.received.slice(this.#read).find(({ bytes }) => !this.#repeats(bytes))
    if (strange === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `what ${this.name} received`,
      expected: 'answers to what it asked, nothing else',
      actual: clip(strange.bytes.toString('utf8')),
      where: strange.where,
    })
  }

  /** All that has come was sent from the address and port that it had asked. */
  heardOnlyFromServer(): void {
    const expected = writeEnd(this.#server.host, this.#server.port)
    const other = this.#wire.received.find(({ from }) => from !== expected)
    if (other === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `where the answer to ${this.name} came from`,
      expected,
      actual: other.from,
      where: other.where,
    })
  }

  /**
   * The first datagram that no verb has looked at. One that only repeats an answer that was taken before is passed
   * over, unless it is what is wanted: that there was one too many is for `receivedNothingElse` to say, once.
   */
  #next(wanted: Buffer, fits: (bytes: Buffer) => boolean, withinMs: number): Promise<ReceivedDatagram> {
    return this.#tools.board.until(
      () => {
        for (let next = this.#wire.received[this.#read]; next; next = this.#wire.received[this.#read]) {
          this.#read += 1
          if (!fits(next.bytes) && this.#repeats(next.bytes)) continue
          this.#taken.push(next)
          return next
        }
        const other = siblings(this.#tools).find((client) => client !== this && client.#holds(wanted))
        if (other !== undefined) throw this.#sentTo(other, wanted)
        this.#insistOnProgram()
        return undefined
      },
      { withinMs, orElse: () => this.#noAnswer(withinMs) },
    )
  }

  #repeats(bytes: Buffer): boolean {
    return this.#taken.some((taken) => taken.bytes.equals(bytes))
  }

  #holds(wanted: Buffer): ReceivedDatagram | undefined {
    if (wanted.length === 0) return undefined
    return this.#wire.received.slice(this.#read).find(({ bytes }) => bytes.includes(wanted))
  }

  #sentTo(other: UdpClient, wanted: Buffer): CheckFailure {
    const where = other.#holds(wanted)?.where
    return new CheckFailure({
      code: 'wrong-field',
      path: `where the answer to ${this.name} was sent`,
      expected: `${this.#wire.address} (${this.name})`,
      actual: `${other.#wire.address} (${other.name})`,
      ...(where === undefined ? {} : { where }),
    })
  }

  #programIsOver(): boolean {
    return this.#tools.programIsGone() !== null
  }

  #insistOnProgram(): void {
    const gone = this.#tools.programIsGone()
    if (gone === null) return
    throw (
      gone.trouble ??
      new CheckFailure({
        code: 'closed-early',
        expected: `an answer to ${this.name}`,
        actual: tellEnd(this.#tools),
      })
    )
  }

  #noAnswer(withinMs: number): CheckFailure {
    return new CheckFailure({
      code: 'timeout',
      waitedFor: `an answer to ${this.name} at ${this.#wire.address}`,
      withinMs,
    })
  }
}

const toBytes = (content: Content): Buffer =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : content

/** How many answers there were before it ended: one that serves a single client is told so. */
function tellEnd(tools: PeerTools): string {
  const answers = siblings(tools).reduce((sum, client) => sum + client.answers, 0)
  const how = tools.programIsGone()?.lastWords ?? ''
  if (answers === 0) return `your program had ended${how}`
  return `your program had ended, after ${answers === 1 ? 'its first answer' : `${answers} answers`}${how}`
}

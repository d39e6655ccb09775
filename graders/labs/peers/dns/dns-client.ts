// A DNS client of ours towards the student's name server: it asks, keeps its queries apart by their ids, and reads what
// comes as a resolver does (RFC 1035 section 7.3).
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { addressOfClient, clientName } from '#graders/labs/network/address-of-client.ts'
import { datagramLink } from '#graders/labs/network/datagram-link.ts'
import { openUdpWire, type ReceivedDatagram, type UdpWire } from '#graders/labs/network/udp-wire.ts'
import { type AskedQuestion, DnsReply } from '#graders/labs/peers/dns/dns-reply.ts'
import { tellQuestion } from '#graders/labs/peers/dns/heard-query.ts'
import type { Peer, PeerTools } from '#graders/labs/peers/peer.ts'
import type { ServedAt } from '#graders/labs/program/program-server.ts'
import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { encodeMessage } from '#protocols/dns/message/encode-message.ts'
import { classIn } from '#protocols/dns/message/message.ts'
import { type RecordType, typeNumbers } from '#protocols/dns/record/record.ts'

export interface DnsClientOptions {
  /** The server that it asks. */
  to: Pick<ServedAt, 'host' | 'port'>
  /** What the student reads: "alice". By itself, one name after the other. */
  name?: string
}

export function dnsClient({ to, ...options }: DnsClientOptions): Peer<DnsClient> {
  return {
    async open(tools) {
      const number = tools.opened.filter((handle) => handle instanceof DnsClient).length
      const name = options.name ?? clientName(number)
      const wire = await openUdpWire(
        // What the program's own name servers have are the numbers below.
        {
          number: numberOfFirstClient + number,
          name,
          address: addressOfClient(number, to.host),
          port: 0,
          server: to,
          over: datagramLink(),
        },
        tools,
      )
      return {
        transport: 'udp',
        handle: new DnsClient(name, wire, tools),
        touched: () => true,
        close: () => wire.close(),
      }
    },
  }
}

const numberOfFirstClient = 100

const idOf = ({ bytes }: ReceivedDatagram): number | null => (bytes.length < 2 ? null : bytes.readUInt16BE(0))

export class DnsClient {
  readonly name: string
  readonly #wire: UdpWire
  readonly #tools: PeerTools
  /** Ids of queries that have no reply yet. */
  readonly #pending = new Set<number>()
  readonly #taken = new Set<ReceivedDatagram>()
  readonly #ids: { integer: (min: number, max: number) => number }

  constructor(name: string, wire: UdpWire, tools: PeerTools) {
    this.name = name
    this.#wire = wire
    this.#tools = tools
    this.#ids = tools.randomFor(`ids of ${name}`)
  }

  /** Sends a query, with an id of its own or with this one. */
  async asks(
    name: string,
    type: RecordType = 'A',
    id = this.#ids.integer(0, 0xffff),
  ): Promise<AskedQuestion> {
    const question = { name, type: typeNumbers[type], class: classIn }
    const bytes = encodeMessage({
      id,
      response: false,
      opcode: 0,
      authoritative: false,
      truncated: false,
      recursionDesired: true,
      recursionAvailable: false,
      rcode: 0,
      questions: [question],
      answer: [],
      authority: [],
      additional: [],
    })
    this.#pending.add(id)
    await this.#wire.send([Buffer.from(bytes)])
    return { id, question }
  }

  /** Sends bytes that are no query. */
  sends(bytes: Buffer): Promise<void> {
    return this.#wire.send([bytes])
  }

  /** The reply to what was asked: it has its id. What must stand in it, its own verbs say. */
  async hears(asked: AskedQuestion, { withinMs }: { withinMs: number }): Promise<DnsReply> {
    const whose = `the reply to ${this.name}`
    const wanted = `a reply to ${this.name}, who asked for ${tellQuestion(asked.question)}`
    const fits = (datagram: ReceivedDatagram) => !this.#taken.has(datagram) && idOf(datagram) === asked.id
    const found = await this.#tools.board.until(
      () => {
        const reply = this.#wire.received.find(fits)
        if (reply !== undefined) return reply
        const stray = this.#strayReply(asked)
        if (stray !== null) throw stray
        const gone = this.#tools.programIsGone()
        if (gone === null) return undefined
        throw (
          gone.trouble ??
          new CheckFailure({
            code: 'closed-early',
            expected: wanted,
            actual: `your program had ended${gone.lastWords}`,
          })
        )
      },
      { withinMs, orElse: () => new CheckFailure({ code: 'timeout', waitedFor: wanted, withinMs }) },
    )
    this.#taken.add(found)
    this.#pending.delete(asked.id)
    const decoded = decodeMessage(found.bytes)
    if (decoded.ok) return new DnsReply(decoded.message, asked, whose, found.where)
    throw new CheckFailure({
      code: 'wrong-field',
      path: whose,
      expected: 'a DNS message that can be read to its end',
      actual: `${decoded.says} (byte ${decoded.offset}) In hex: ${found.bytes.toString('hex').slice(0, 400)}`,
      where: { ...found.where, offset: decoded.offset },
    })
  }

  /** Asks again every `everyMs` as one does whose query was lost, with the same id, until a reply comes. */
  async insists(name: string, { tries, everyMs }: { tries: number; everyMs: number }): Promise<DnsReply> {
    const asked = await this.asks(name)
    for (let left = tries - 1; left > 0; left -= 1) {
      const heard = await this.hears(asked, { withinMs: everyMs }).catch((error: unknown) => {
        if (error instanceof CheckFailure && error.mismatch.code === 'timeout') return null
        throw error
      })
      if (heard !== null) return heard
      await this.asks(name, 'A', asked.id)
    }
    return await this.hears(asked, { withinMs: everyMs })
  }

  /** Time passes. */
  waits(ms: number): Promise<void> {
    return this.#tools.board.pause(ms)
  }

  /** What has the id of no query that waits for its reply is nobody's, and nothing else will come in its place. */
  #strayReply({ id }: AskedQuestion): CheckFailure | null {
    const stray = this.#wire.received.find(
      (datagram) => !this.#taken.has(datagram) && !this.#pending.has(idOf(datagram) ?? -1),
    )
    if (stray === undefined) return null
    return new CheckFailure({
      code: 'wrong-field',
      path: `the id of the reply to ${this.name}`,
      expected: `${id}, as in the query`,
      actual: String(idOf(stray) ?? 'no id at all'),
      where: { ...stray.where, offset: 0 },
    })
  }
}

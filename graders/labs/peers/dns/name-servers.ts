// What can be said of how the program asked our name servers.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { DnsServerSpec } from '#graders/labs/peers/dns/dns-server.ts'
import {
  type HeardQuery,
  standingQuestion,
  tellName,
  tellQuestion,
} from '#graders/labs/peers/dns/heard-query.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'
import { classIn, type DnsMessage, type DnsQuestion } from '#protocols/dns/message/message.ts'
import { sameName } from '#protocols/dns/record/name.ts'
import { type RecordType, typeNumbers } from '#protocols/dns/record/record.ts'

export class NameServers {
  /** Address and port of the first. */
  readonly host: string
  readonly port: number
  /** All that they were asked, in order. */
  readonly heard: readonly HeardQuery[]
  readonly #servers: readonly DnsServerSpec[]
  readonly #tools: PeerTools

  constructor(
    servers: readonly DnsServerSpec[],
    port: number,
    heard: readonly HeardQuery[],
    tools: PeerTools,
  ) {
    this.#servers = servers
    this.host = servers[0]?.addresses[0] ?? tools.host
    this.port = port
    this.heard = heard
    this.#tools = tools
  }

  /** All addresses at which there is one of them. */
  get addresses(): readonly string[] {
    return this.#servers.flatMap(({ addresses, alsoAt = [] }) =>
      alsoAt === 'written' ? addresses : [...addresses, ...alsoAt],
    )
  }

  /** A query comes that a name server can read. */
  async isAsked(patience: { withinMs: number }): Promise<void> {
    standingQuestion(await this.#until(() => this.heard[0], this.#aQuery(), patience))
  }

  /** A query for this name and type comes. */
  async isAskedFor(name: string, type: RecordType, patience: { withinMs: number }): Promise<void> {
    const wanted = tellQuestion({ name, type: typeNumbers[type], class: classIn })
    const asks = ({ question }: Understood) =>
      sameName(question.name, name) && question.type === typeNumbers[type]
    const first = await this.#until(() => this.heard[0], this.#aQuery(), patience)
    const { question } = standingQuestion(first)
    await this.#until(
      () => this.#understood().find(asks),
      `a query for ${wanted}`,
      patience,
      () =>
        new CheckFailure({
          code: 'wrong-field',
          path: 'the question in your query',
          expected: wanted,
          actual: tellQuestion(question),
          where: { ...first.where, offset: (first.where.offset ?? 0) + 12 },
        }),
    )
  }

  /** After its first query for a name, the program asks for it again, as one does whose query was lost. */
  async isAskedAgain({ withinMs, times = 2 }: { withinMs: number; times?: number }): Promise<void> {
    await this.#until(() => this.heard[0], this.#aQuery(), { withinMs })
    await this.#until(
      () => this.heard[times - 1],
      times === 2 ? 'the query to be sent again' : `the query to be sent ${times} times`,
      { withinMs },
    )
  }

  /** A query comes over TCP. */
  async isAskedOverTcp(patience: { withinMs: number }): Promise<void> {
    await this.#until(() => this.heard[0], this.#aQuery(), patience)
    standingQuestion(
      await this.#until(
        () => this.heard.find(({ overTcp }) => overTcp),
        'the same query over TCP, behind its length in two bytes',
        patience,
      ),
    )
  }

  /** Of every query: RD is as wanted, it is a standard one, for the class IN, and no record of an answer stands in it. */
  sawStandardQueries({ recursionDesired }: { recursionDesired: boolean }): void {
    for (const { message, question, query } of this.#understood()) {
      const wrong = oddity(message, question, recursionDesired)
      if (wrong === null) continue
      const { path, expected, actual, offset } = wrong
      throw new CheckFailure({
        code: 'wrong-field',
        path: `${path} of your query to ${query.server}`,
        expected,
        actual,
        where: { ...query.where, offset: (query.where.offset ?? 0) + offset },
      })
    }
  }

  /** The first query of all went to this server. */
  wasAskedFirst(server: string): void {
    const [first] = this.heard
    if (first === undefined || first.server === server) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'whom your program asked first',
      expected: server,
      actual: `${first.server}, ${first.address}`,
      where: first.where,
    })
  }

  /** Every query went to the address that the program was given. */
  wasFoundAtItsAddress(): void {
    const astray = this.heard.find(({ address }) => address !== this.host)
    if (astray === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'the address that your program sent to',
      expected: this.host,
      actual: astray.address,
      where: astray.where,
    })
  }

  /** The ids of its queries, one run of the program after the other, are not all alike. */
  sawDifferentIds(): void {
    const ids = this.#understood().map(({ message }) => message.id)
    const last = this.heard.at(-1)
    if (new Set(ids).size > 1 || last === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the ids of ${ids.length} queries`,
      expected: 'a random id for each',
      actual: `${ids[0]} each time`,
      where: { ...last.where, offset: 0 },
    })
  }

  /** They were asked for this name so many times, whatever the type. */
  wasAskedFor(name: string, times: number): void {
    const asked = this.#understood().filter(({ question }) => sameName(question.name, name))
    const last = asked.at(-1)
    if (asked.length === times) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `how often ${this.#servers[0]?.name ?? 'the server'} was asked for ${tellName(name)}`,
      expected: String(times),
      actual: String(asked.length),
      ...(last === undefined ? {} : { where: last.query.where }),
    })
  }

  /** Queries that can be read, each with its one question. @throws CheckFailure for one that cannot */
  #understood(): Understood[] {
    return this.heard.map((query) => ({ ...standingQuestion(query), query }))
  }

  #aQuery(): string {
    const [first] = this.#servers
    return `a DNS query to ${first?.name ?? 'the name server'}, ${this.host} port ${this.port}`
  }

  #until<Found>(
    look: () => Found | undefined,
    wanted: string,
    { withinMs }: { withinMs: number },
    otherwise?: () => CheckFailure,
  ): Promise<Found> {
    const where = () => (this.heard.at(-1) === undefined ? {} : { where: this.heard.at(-1)?.where })
    return this.#tools.board.until(
      () => {
        const found = look()
        if (found !== undefined) return found
        const gone = this.#tools.programIsGone()
        if (gone === null) return undefined
        const sent = endedAfter(this.heard.length)
        throw (
          gone.trouble ??
          otherwise?.() ??
          new CheckFailure({
            code: 'closed-early',
            expected: wanted,
            actual: `your program ended ${sent}${gone.lastWords}`,
            ...where(),
          })
        )
      },
      {
        withinMs,
        orElse: () =>
          otherwise?.() ?? new CheckFailure({ code: 'timeout', waitedFor: wanted, withinMs, ...where() }),
      },
    )
  }
}

const endedAfter = (queries: number) =>
  queries === 0 ? 'without sending one' : `after ${queries === 1 ? 'one query' : `${queries} queries`}`

interface Understood {
  message: DnsMessage
  question: DnsQuestion
  query: HeardQuery
}

function oddity(message: DnsMessage, question: DnsQuestion, recursionDesired: boolean) {
  if (message.opcode !== 0)
    return { path: 'the OPCODE', expected: '0: a standard query', actual: String(message.opcode), offset: 2 }
  if (message.recursionDesired !== recursionDesired)
    return {
      path: 'the RD bit',
      expected: recursionDesired
        ? '1: the server is to ask the others'
        : '0: each server is to say only what it knows itself',
      actual: message.recursionDesired ? '1' : '0',
      offset: 2,
    }
  if (message.rcode !== 0)
    return { path: 'the RCODE', expected: '0', actual: String(message.rcode), offset: 3 }
  if (question.class !== classIn)
    return {
      path: `the class in the question for ${tellName(question.name)}`,
      expected: '1 (IN)',
      actual: String(question.class),
      offset: 12,
    }
  const records = message.answer.length + message.authority.length
  return records === 0
    ? null
    : {
        path: 'the number of records in answer and authority',
        expected: '0',
        actual: String(records),
        offset: 6,
      }
}

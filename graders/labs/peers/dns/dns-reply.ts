// A reply of the student's name server, and what may be asked of it.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { tellQuestion } from '#graders/labs/peers/dns/heard-query.ts'
import type { Where } from '#graders/outcome.ts'
import { type DnsMessage, type DnsQuestion, rcodes } from '#protocols/dns/message/message.ts'
import { sameName } from '#protocols/dns/record/name.ts'
import { formatData } from '#protocols/dns/record/record.ts'

/** What was asked, to which a reply must fit. */
export interface AskedQuestion {
  id: number
  question: DnsQuestion
}

export class DnsReply {
  readonly #message: DnsMessage
  readonly #asked: AskedQuestion
  readonly #whose: string
  readonly #where: Where

  constructor(message: DnsMessage, asked: AskedQuestion, whose: string, where: Where) {
    this.#message = message
    this.#asked = asked
    this.#whose = whose
    this.#where = where
  }

  /** It says that it is a reply, and repeats the one question. */
  isSound(): void {
    const { response, questions } = this.#message
    if (!response) throw this.#wrong('the QR bit of', '1: it is a reply', '0', 2)
    const [question] = questions
    const wanted = this.#asked.question
    if (
      question !== undefined &&
      questions.length === 1 &&
      sameName(question.name, wanted.name) &&
      question.type === wanted.type
    )
      return
    throw this.#wrong('the question in', tellQuestion(wanted), tellQuestion(question), 12)
  }

  /** Its question has the name in the very letters of the query. */
  repeatsName(): void {
    const [said, wanted] = [this.#message.questions[0]?.name ?? '', this.#asked.question.name]
    if (said !== wanted) throw this.#wrong('the name in the question of', wanted, said, 12)
  }

  /** Its answer holds these addresses and no other, in any order. */
  hasAddresses(addresses: readonly string[]): void {
    this.hasRcode('NOERROR')
    const said = this.#message.answer.flatMap(({ data }) => (data?.type === 'A' ? [data.address] : []))
    if (said.toSorted().join() === addresses.toSorted().join()) return
    throw this.#wrong('the addresses in', addresses.join(', '), said.join(', ') || 'no A record')
  }

  /** Its answer holds this text in a TXT record. */
  hasText(text: string): void {
    const said = this.#message.answer.flatMap(({ data }) => (data?.type === 'TXT' ? data.strings : []))
    if (said.includes(text)) return
    const records = this.#message.answer.flatMap(({ data }) =>
      data === null ? [] : [`${data.type} ${formatData(data)}`],
    )
    throw this.#wrong('the answer in', `a TXT record “${text}”`, records.join(', ') || 'no record')
  }

  hasRcode(name: keyof typeof rcodes): void {
    const { rcode } = this.#message
    if (rcode === rcodes[name]) return
    const other = Object.entries(rcodes).find(([, number]) => number === rcode)?.[0]
    throw this.#wrong('the RCODE of', `${rcodes[name]} (${name})`, `${rcode} (${other ?? 'unknown'})`, 3)
  }

  /** The TTL of every record of its answer lies between these, in seconds. */
  hasTtls(least: number, most: number): void {
    const odd = this.#message.answer.find(({ ttl }) => ttl < least || ttl > most)
    if (odd === undefined) return
    throw this.#wrong('the TTL in', `${least} to ${most} s`, `${odd.ttl} s`)
  }

  #wrong(what: string, expected: string, actual: string, offset?: number): CheckFailure {
    const where = offset === undefined ? this.#where : { ...this.#where, offset }
    return new CheckFailure({ code: 'wrong-field', path: `${what} ${this.#whose}`, expected, actual, where })
  }
}

// A query of the student's program, as one of our name servers heard it.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { Where } from '#graders/outcome.ts'
import { type DecodedMessage, decodeMessage } from '#protocols/dns/message/decode-message.ts'
import type { DnsMessage, DnsQuestion } from '#protocols/dns/message/message.ts'
import { recordTypes, typeNumbers } from '#protocols/dns/record/record.ts'

export interface HeardQuery {
  /** Name and address of the server that was asked. */
  server: string
  address: string
  overTcp: boolean
  bytes: Buffer
  /** "address:port" of who asked. */
  from: string
  where: Where
  decoded: DecodedMessage
}

export function hearQuery(heard: Omit<HeardQuery, 'decoded'>): HeardQuery {
  return { ...heard, decoded: decodeMessage(heard.bytes) }
}

/** "www.example.test A", as people say it. */
export function tellQuestion(question: DnsQuestion | undefined): string {
  if (question === undefined) return 'no question'
  const type = recordTypes.find((one) => typeNumbers[one] === question.type) ?? `TYPE${question.type}`
  const dots = question.name.includes('\\.') ? ', where the dots are bytes of a label' : ''
  return `${tellName(question.name)} ${type}${dots}`
}

/** Without the final dot. */
export const tellName = (name: string): string => (name === '.' ? '.' : name.replace(/\.$/, ''))

/** The message and its one question. @throws CheckFailure where a name server could not read them */
export function standingQuestion(query: HeardQuery): { message: DnsMessage; question: DnsQuestion } {
  const { decoded, bytes, where } = query
  if (!decoded.ok)
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the message that your program sent to ${query.server}`,
      expected:
        'a DNS message: a header of 12 bytes with its counts, then a question (name, type, class), then as many records as the counts say',
      actual: `${decoded.says} (byte ${decoded.offset} of ${bytes.length}) In hex: ${bytes.toString('hex').slice(0, 400)}`,
      where: { ...where, offset: (where.offset ?? 0) + Math.min(decoded.offset, bytes.length) },
    })
  const { message } = decoded
  const [question] = message.questions
  if (question !== undefined && message.questions.length === 1 && !message.response)
    return { message, question }
  throw new CheckFailure({
    code: 'wrong-field',
    path: message.response ? 'the QR bit of your query' : 'the number of questions in your query',
    expected: message.response ? '0: it is a query' : '1',
    actual: message.response ? '1: it says that it is a reply' : String(message.questions.length),
    where: { ...where, offset: (where.offset ?? 0) + (message.response ? 2 : 4) },
  })
}

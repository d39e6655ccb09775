import type { DnsMessage } from '#protocols/dns/message/message.ts'
import { classIn, rcodes, typeAny } from '#protocols/dns/message/message.ts'
import { recordTypes, typeNumbers } from '#protocols/dns/record/record.ts'

/** What a message says, in a sentence or two. */
export function tellMessage(message: DnsMessage): string {
  const { response, questions, rcode, recursionDesired, recursionAvailable } = message
  const about = questions.map(({ name, type, class: of }) => `${name} ${classWord(of)}${typeWord(type)}`)
  const subject = about.length === 0 ? 'nothing' : about.join(' and ')
  const id = `0x${message.id.toString(16).padStart(4, '0')}`
  if (!response) {
    const wish = recursionDesired
      ? 'and wants the whole work to be done'
      : 'and wants what the server itself knows'
    return `A query with the identifier ${id}. It asks for ${subject}, ${wish}.`
  }
  const code = Object.entries(rcodes).find(([, number]) => number === rcode)?.[0] ?? `response code ${rcode}`
  const flags = [
    message.authoritative ? 'from a server that is responsible' : 'from a server that is not responsible',
    ...(recursionAvailable ? ['which does the whole work for who asks'] : []),
    ...(message.truncated ? ['cut short: ask again over TCP'] : []),
  ]
  const counts = [
    [message.answer.length, 'in the answer'],
    [message.authority.length, 'in the authority'],
    [message.additional.length, 'in the additional section'],
  ] as const
  const records = counts.flatMap(([count, where]) => (count === 0 ? [] : [`${count} ${where}`]))
  const held = records.length === 0 ? 'It holds no records.' : `Its records: ${records.join(', ')}.`
  return `A response (${code}) to the query ${id} for ${subject}, ${flags.join(', ')}. ${held}`
}

const typeWord = (number: number) =>
  number === typeAny ? 'ANY' : (recordTypes.find((type) => typeNumbers[type] === number) ?? `TYPE${number}`)

const classWord = (number: number) => (number === classIn ? '' : `CLASS${number} `)

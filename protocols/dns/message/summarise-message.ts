import { classIn, type DnsMessage, rcodes, typeAny, type WireRecord } from '#protocols/dns/message/message.ts'
import { formatData, recordTypes, typeNumbers } from '#protocols/dns/record/record.ts'

/** A message in one line, as who watches a network reads it: `query 0x1a2b: www.example.org. A?`. */
export function summariseMessage(message: DnsMessage): string {
  const { id, response, questions, rcode, answer, authority, additional } = message
  const name = `0x${id.toString(16).padStart(4, '0')}`
  const asked =
    questions.map((question) => `${question.name} ${kindOf(question)}?`).join(', ') || 'nothing asked'
  if (!response) return `query ${name}: ${asked}`
  const code = Object.entries(rcodes).find(([, number]) => number === rcode)?.[0] ?? `code ${rcode}`
  const said = [
    ...(message.truncated ? ['cut short'] : []),
    ...(message.authoritative ? ['authoritative'] : []),
    ...sectionOf('answer', answer),
    // Behind an answer the rest is company; without one it is what the answer is about.
    ...(answer.length > 0 ? [] : sectionOf('authority', authority)),
    ...(answer.length > 0 ? [] : sectionOf('additional', additional)),
  ]
  return `reply ${name} ${code}: ${asked} ${said.join(', ') || 'no records'}`
}

const shownMax = 3

function sectionOf(section: string, records: readonly WireRecord[]): string[] {
  if (records.length === 0) return []
  const shown = records.slice(0, shownMax).map(showRecord)
  const more = records.length > shownMax ? ` and ${records.length - shownMax} more` : ''
  return [`${section} ${shown.join(' · ')}${more}`]
}

function showRecord(record: WireRecord): string {
  const data = record.data === null ? `${record.octets.length} octets` : formatData(record.data)
  return `${record.name} ${kindOf(record)} ${data}`
}

function kindOf({ type, class: of }: { type: number; class: number }): string {
  const known = recordTypes.find((one) => typeNumbers[one] === type)
  const kind = type === typeAny ? 'ANY' : (known ?? `TYPE${type}`)
  return of === classIn ? kind : `CLASS${of} ${kind}`
}

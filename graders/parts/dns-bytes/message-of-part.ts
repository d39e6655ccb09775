// The message of a part in a variant, its octets, and its fields.
import type { DnsBytesPart } from '#graders/parts/dns-bytes/dns-bytes-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { decodeFields } from '#protocols/dns/message/decode-message.ts'
import { encodeMessage, wireRecord } from '#protocols/dns/message/encode-message.ts'
import { type DnsMessage, rcodes } from '#protocols/dns/message/message.ts'
import type { OctetField } from '#protocols/dns/message/message-field.ts'
import { readName } from '#protocols/dns/record/name.ts'
import { findType, typeNumber } from '#protocols/dns/record/record.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'

interface MessageOfPart {
  message: DnsMessage
  octets: Uint8Array
  fields: readonly OctetField[]
  /** Those that are asked for; null for one that this message does not have. */
  asked: readonly (OctetField | null)[]
  longest: number | null
  /** What stands there at first. */
  start: Uint8Array
  problems: readonly { at: readonly string[]; says: string }[]
}

export const messageOfPart = perVariant((part: DnsBytesPart, scope: PartScope): MessageOfPart => {
  const problems: { at: string[]; says: string }[] = []
  const { message: written } = part
  const numberOf = (
    key: 'id' | 'response' | 'authoritative' | 'truncated' | `recursion${'Desired' | 'Available'}`,
  ) => {
    const { value } = scope.quantity(written[key])
    const max = key === 'id' ? 0xffff : 1
    if (Number.isInteger(value) && value >= 0 && value <= max) return value
    problems.push({
      at: ['message', key],
      says: `It is ${value}, and has to be a whole number from 0 to ${max}.`,
    })
    return 0
  }
  const recordsOf = (key: 'answer' | 'authority' | 'additional') => {
    const read = readZoneText(scope.fillExactly(written[key]), '.')
    const [problem] = read.problems
    if (problem) problems.push({ at: ['message', key], says: problem.says })
    return read.records.map(wireRecord)
  }
  const [nameText = '', typeText = ''] = scope.fillExactly(written.question).trim().split(/\s+/u)
  const name = readName(nameText, '.')
  const type = findType(typeText)
  if (!name.ok || type === null) {
    problems.push({ at: ['message', 'question'], says: name.ok ? `“${typeText}” is no type.` : name.says })
  }
  const message: DnsMessage = {
    id: numberOf('id'),
    response: numberOf('response') === 1,
    opcode: 0,
    authoritative: numberOf('authoritative') === 1,
    truncated: numberOf('truncated') === 1,
    recursionDesired: numberOf('recursionDesired') === 1,
    recursionAvailable: numberOf('recursionAvailable') === 1,
    rcode: rcodes[written.rcode],
    questions: [{ name: name.ok ? name.name : '.', type: type === null ? 1 : typeNumber(type), class: 1 }],
    answer: recordsOf('answer'),
    authority: recordsOf('authority'),
    additional: recordsOf('additional'),
  }
  const octets = encodeMessage(message, undefined, part.task === 'write' || part.compressed)
  const { fields } = decodeFields(octets)
  const query: DnsMessage = {
    ...message,
    response: false,
    authoritative: false,
    truncated: false,
    recursionAvailable: false,
    rcode: 0,
    answer: [],
    authority: [],
    additional: [],
  }
  return {
    message,
    octets,
    fields,
    asked: part.fields.map((id) => fields.find((field) => field.id === id) ?? null),
    longest: part.longest === undefined ? null : scope.quantity(part.longest).value,
    start: part.start === 'question' ? encodeMessage(query) : new Uint8Array(),
    problems,
  }
})

/** The type of the record that a field belongs to, which says how its data are written. */
export function typeOfField(fields: readonly OctetField[], id: string): number | null {
  const type = fields.find((field) => field.id === `${id.slice(0, id.lastIndexOf('.'))}.type`)?.value
  return typeof type === 'number' ? type : null
}

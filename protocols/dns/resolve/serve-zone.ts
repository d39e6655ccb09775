// One authoritative server for one zone, from the octets of a query to those of its reply over UDP.

import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { encodeMessage, wireRecord } from '#protocols/dns/message/encode-message.ts'
import { classIn, type DnsMessage, rcodes, typeAny, udpMax } from '#protocols/dns/message/message.ts'
import { type QuestionType, recordTypes, typeNumbers } from '#protocols/dns/record/record.ts'
import { answerQuestion } from '#protocols/dns/resolve/answer.ts'
import type { Zone } from '#protocols/dns/zone/zone.ts'

/** Null when there is nothing to reply to: no query, or octets that do not even have an id. */
export function serveZone(zone: Zone, query: Uint8Array): Uint8Array | null {
  const decoded = decodeMessage(query)
  if (!decoded.ok || decoded.message.response) return null
  return encodeMessage(
    replyFrom(() => zone, decoded.message),
    udpMax,
  )
}

/** What a server says to a query, whatever its size. @param zoneOf the zone that holds a name; null: it has none */
export function replyFrom(zoneOf: (name: string) => Zone | null, query: DnsMessage): DnsMessage {
  const { id, opcode, questions, recursionDesired } = query
  const reply: DnsMessage = {
    id,
    response: true,
    opcode,
    authoritative: false,
    truncated: false,
    recursionDesired,
    recursionAvailable: false,
    rcode: rcodes.NOERROR,
    questions,
    answer: [],
    authority: [],
    additional: [],
  }
  const [question] = questions
  if (!question || questions.length !== 1) return { ...reply, rcode: rcodes.FORMERR }
  const type = typeNamed(question.type)
  if (opcode !== 0 || type === null) return { ...reply, rcode: rcodes.NOTIMP }
  const zone = zoneOf(question.name)
  if (question.class !== classIn || zone === null) return { ...reply, rcode: rcodes.REFUSED }
  const { rcode, authoritative, answer, authority, additional } = answerQuestion(zone, question.name, type)
  return {
    ...reply,
    rcode: rcodes[rcode],
    authoritative,
    answer: answer.map(wireRecord),
    authority: authority.map(wireRecord),
    additional: additional.map(wireRecord),
  }
}

function typeNamed(number: number): QuestionType | null {
  return number === typeAny ? 'ANY' : (recordTypes.find((type) => typeNumbers[type] === number) ?? null)
}

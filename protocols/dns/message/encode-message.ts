// From a message to octets (RFC 1035 section 4.1), names compressed as section 4.1.4 allows: in owners, and in the
// data of the types of RFC 1035 only (RFC 3597 section 4).

import type { DnsMessage, WireRecord } from '#protocols/dns/message/message.ts'
import { readIpv4, readIpv6 } from '#protocols/dns/record/address.ts'
import { type FieldData, layouts } from '#protocols/dns/record/data-fields.ts'
import { joinLabels, labelsOf, nameKey, octetsOf } from '#protocols/dns/record/name.ts'
import { type DnsRecord, type RecordData, typeNumber } from '#protocols/dns/record/record.ts'

const pointerMax = 0x3fff

/**
 * Above `sizeMax` octets the reply holds the question alone, its TC bit set: ask again over TCP (RFC 2181 section 9).
 * @param compress whether a name may be a pointer to where it stood before; it need not (RFC 1035 section 4.1.4)
 */
export function encodeMessage(message: DnsMessage, sizeMax = 65_535, compress = true): Uint8Array {
  const whole = write(message, compress)
  if (whole.length <= sizeMax) return whole
  return write({ ...message, truncated: true, answer: [], authority: [], additional: [] }, compress)
}

export function wireRecord({ name, ttl, data }: DnsRecord): WireRecord {
  return { name, type: typeNumber(data.type), class: 1, ttl, data, octets: new Uint8Array() }
}

const bit = (set: boolean, position: number) => (set ? 1 << position : 0)

function write(message: DnsMessage, compresses: boolean): Uint8Array {
  const octets: number[] = []
  /** Name, from some label on, to where it stands. */
  const seen = new Map<string, number>()
  const u16 = (value: number) => octets.push((value >> 8) & 0xff, value & 0xff)
  const u32 = (value: number) =>
    octets.push((value >>> 24) & 0xff, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff)
  const raw = (text: string) => {
    for (const character of text) octets.push(character.charCodeAt(0) & 0xff)
  }
  const string = (text: string) => {
    octets.push(Math.min(255, text.length))
    raw(text.slice(0, 255))
  }
  const name = (text: string, compress = compresses) => {
    const labels = labelsOf(text)
    for (const [index, label] of labels.entries()) {
      const rest = nameKey(joinLabels(labels.slice(index)))
      const known = seen.get(rest)
      if (compress && known !== undefined) return u16(0xc000 | known)
      if (octets.length <= pointerMax && !seen.has(rest)) seen.set(rest, octets.length)
      string(octetsOf(label))
    }
    return octets.push(0)
  }
  const fields = ({ type, values }: FieldData) => {
    for (const [index, kind] of layouts[type].entries()) {
      const value = values[index] ?? ''
      if (typeof value === 'number') octets.push(...(kind === 'u16' ? [value >> 8] : []), value & 0xff)
      else if (kind === 'name') name(value, false)
      else if (kind === 'string') string(value)
      else raw(value)
    }
  }
  const data = (given: RecordData) => {
    switch (given.type) {
      case 'A':
        return octets.push(...(readIpv4(given.address) ?? [0, 0, 0, 0]))
      case 'AAAA':
        return octets.push(...(readIpv6(given.address) ?? new Uint8Array(16)))
      case 'NS':
      case 'CNAME':
      case 'PTR':
        return name(given.target)
      case 'DNAME':
        return name(given.target, false)
      case 'MX':
        u16(given.preference)
        return name(given.target)
      case 'SRV':
        for (const value of [given.priority, given.weight, given.port]) u16(value)
        return name(given.target, false)
      case 'TXT':
        return given.strings.forEach(string)
      case 'CAA':
        octets.push(given.flags)
        string(given.tag)
        return raw(given.value)
      case 'SOA':
        name(given.primary)
        name(given.mailbox)
        return [given.serial, given.refresh, given.retry, given.expire, given.minimum].forEach(u32)
      default:
        return 'values' in given ? fields(given) : raw(given.octets)
    }
  }

  u16(message.id)
  u16(
    bit(message.response, 15) |
      (message.opcode << 11) |
      bit(message.authoritative, 10) |
      bit(message.truncated, 9) |
      bit(message.recursionDesired, 8) |
      bit(message.recursionAvailable, 7) |
      message.rcode,
  )
  const sections = [message.answer, message.authority, message.additional]
  for (const list of [message.questions, ...sections]) u16(list.length)
  for (const question of message.questions) {
    name(question.name)
    u16(question.type)
    u16(question.class)
  }
  for (const record of sections.flat()) {
    name(record.name)
    u16(record.type)
    u16(record.class)
    u32(record.ttl)
    const lengthAt = octets.length
    u16(0)
    if (record.data) data(record.data)
    else for (const octet of record.octets) octets.push(octet)
    const length = octets.length - lengthAt - 2
    octets[lengthAt] = (length >> 8) & 0xff
    octets[lengthAt + 1] = length & 0xff
  }
  return Uint8Array.from(octets)
}

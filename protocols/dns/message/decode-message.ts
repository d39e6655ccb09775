// From octets to a message (RFC 1035 section 4.1). Any octets give a message or a refusal with its offset; nothing
// throws, and no chain of pointers is followed for long.

import {
  classIn,
  type DnsMessage,
  type DnsQuestion,
  type WireRecord,
} from '#protocols/dns/message/message.ts'
import { type Cursor, Malformed, makeCursor } from '#protocols/dns/message/message-cursor.ts'
import {
  countFields,
  flagBits,
  type NameStep,
  type OctetField,
} from '#protocols/dns/message/message-field.ts'
import { formatIpv4, formatIpv6 } from '#protocols/dns/record/address.ts'
import { isFieldType, layouts } from '#protocols/dns/record/data-fields.ts'
import { showHex } from '#protocols/dns/record/data-words.ts'
import { escapeLabel, joinLabels, nameKey, nameMax } from '#protocols/dns/record/name.ts'
import {
  dataKey,
  formatData,
  type RecordData,
  recordTypes,
  typeNumbers,
} from '#protocols/dns/record/record.ts'
import { latin1 } from '#protocols/http/characters.ts'

export type DecodedMessage =
  | { ok: true; message: DnsMessage }
  /** `offset` of the octet that cannot be right. */
  | { ok: false; offset: number; says: string }

const jumpsMax = 127

export function decodeMessage(bytes: Uint8Array): DecodedMessage {
  try {
    return { ok: true, message: readMessage(makeCursor(bytes)) }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return { ok: false, offset: error.offset, says: error.message }
  }
}

/** The same reading, field by field: of what cannot be decoded, all that stands before its fault. */
export function decodeFields(bytes: Uint8Array): {
  fields: readonly OctetField[]
  problem: { offset: number; says: string } | null
} {
  const cursor = makeCursor(bytes)
  try {
    readMessage(cursor)
    return { fields: cursor.fields, problem: null }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return { fields: cursor.fields, problem: { offset: error.offset, says: error.message } }
  }
}

/** The data of a record on their own, names in them whole; null for what are no data of that type. */
export function decodeData(type: number, octets: Uint8Array): RecordData | null {
  const cursor = makeCursor(octets, false)
  try {
    const data = readData(cursor, type, octets.length)
    return cursor.at === octets.length ? data : null
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return null
  }
}

/** `read` is given the number of each, from 1. */
function list<T>(count: number | undefined, read: (at: number) => T): T[] {
  const items: T[] = []
  for (let at = 1; at <= (count ?? 0); at += 1) items.push(read(at))
  return items
}

/** Reads one field, and notes where it stands. */
function field<T extends number | string>(cursor: Cursor, id: string, read: () => T, keyOf = keyOfValue): T {
  const start = cursor.at
  cursor.names = []
  const value = read()
  cursor.fields.push({ id, start, end: cursor.at, value, key: keyOf(value), names: cursor.names })
  return value
}

const keyOfValue = (value: number | string) => (typeof value === 'number' ? String(value) : nameKey(value))

function readFlags(cursor: Cursor): number {
  const start = cursor.at
  const flags = cursor.u16()
  for (const [id, first, count] of flagBits) {
    const value = (flags >> (16 - first - count)) & ((1 << count) - 1)
    cursor.fields.push({
      id,
      start,
      end: cursor.at,
      bits: { first, count },
      value,
      key: String(value),
      names: [],
    })
  }
  return flags
}

function readMessage(cursor: Cursor): DnsMessage {
  const id = field(cursor, 'id', cursor.u16)
  const flags = readFlags(cursor)
  const counts = countFields.map((name) => field(cursor, name, cursor.u16))
  const bit = (position: number) => ((flags >> position) & 1) === 1
  const questions = list(
    counts[0],
    (at): DnsQuestion => ({
      name: field(cursor, `question.${at}.name`, () => readName(cursor)),
      type: field(cursor, `question.${at}.type`, cursor.u16),
      class: field(cursor, `question.${at}.class`, cursor.u16),
    }),
  )
  const record = (section: string) => (at: number) => readRecord(cursor, `${section}.${at}`)
  const message: DnsMessage = {
    id,
    response: bit(15),
    opcode: (flags >> 11) & 0xf,
    authoritative: bit(10),
    truncated: bit(9),
    recursionDesired: bit(8),
    recursionAvailable: bit(7),
    rcode: flags & 0xf,
    questions,
    answer: list(counts[1], record('answer')),
    authority: list(counts[2], record('authority')),
    additional: list(counts[3], record('additional')),
  }
  if (cursor.at < cursor.bytes.length)
    throw new Malformed(cursor.at, 'Octets are left over after the last record.')
  return message
}

/** Reads a name, following pointers. The cursor ends after its first pointer, or after its root label. */
function readName(cursor: Cursor): string {
  const labels: string[] = []
  const steps: NameStep[] = []
  cursor.names.push(steps)
  let length = 1
  let end: number | null = null
  // RFC 1035 section 4.1.4: a pointer leads to a *prior* occurrence, so each jump lands before the last one.
  let [before, jumps] = [cursor.at, 0]
  for (;;) {
    const at = cursor.at
    const octet = cursor.u8()
    if (octet === 0) {
      steps.push({ at, end: true })
      break
    }
    if (octet >= 0xc0 && cursor.compressed) {
      const target = (octet & 0x3f) * 0x100 + cursor.u8()
      if (target >= before) throw new Malformed(at, 'A compression pointer does not lead backwards.')
      // A name has at most 127 labels, and no writer needs more than one pointer for each.
      jumps += 1
      if (jumps > jumpsMax) throw new Malformed(at, 'A name goes through too many compression pointers.')
      steps.push({ at, pointer: target })
      end ??= cursor.at
      before = target
      cursor.at = target
    } else if (octet >= 0x40) {
      throw new Malformed(at, 'A label begins with bits that mean nothing (RFC 1035 section 4.1.4).')
    } else {
      length += 1 + octet
      if (length > nameMax) throw new Malformed(at, `A name is longer than ${nameMax} octets.`)
      const label = escapeLabel(String.fromCharCode(...cursor.take(octet)))
      labels.push(label)
      steps.push({ at, label })
    }
  }
  if (end !== null) cursor.at = end
  return joinLabels(labels)
}

function readRecord(cursor: Cursor, id: string): WireRecord {
  const name = field(cursor, `${id}.name`, () => readName(cursor))
  const type = field(cursor, `${id}.type`, cursor.u16)
  const recordClass = field(cursor, `${id}.class`, cursor.u16)
  const ttl = field(cursor, `${id}.ttl`, cursor.u32)
  const length = field(cursor, `${id}.length`, cursor.u16)
  const start = cursor.at
  cursor.names = []
  const octets = cursor.take(length)
  cursor.at = start
  const data = recordClass === classIn ? readData(cursor, type, start + length) : null
  if (data !== null && cursor.at !== start + length) {
    throw new Malformed(cursor.at, 'The data of a record is not as long as its RDLENGTH says.')
  }
  cursor.at = start + length
  cursor.fields.push({
    id: `${id}.data`,
    start,
    end: cursor.at,
    value: data ? formatData(data) : latin1(octets, 0, octets.length),
    key: data ? dataKey(data) : `${type} ${showHex(latin1(octets, 0, octets.length))}`,
    names: cursor.names,
  })
  return { name, type, class: recordClass, ttl, data, octets }
}

function readData(cursor: Cursor, type: number, end: number): RecordData | null {
  const string = () => textOf(cursor, cursor.u8())
  switch (type) {
    case typeNumbers.A:
      return { type: 'A', address: formatIpv4(cursor.take(4)) }
    case typeNumbers.AAAA:
      return { type: 'AAAA', address: formatIpv6(cursor.take(16)) }
    case typeNumbers.NS:
      return { type: 'NS', target: readName(cursor) }
    case typeNumbers.CNAME:
      return { type: 'CNAME', target: readName(cursor) }
    case typeNumbers.PTR:
      return { type: 'PTR', target: readName(cursor) }
    case typeNumbers.DNAME:
      return { type: 'DNAME', target: readName(cursor) }
    case typeNumbers.MX:
      return { type: 'MX', preference: cursor.u16(), target: readName(cursor) }
    case typeNumbers.SRV:
      return {
        type: 'SRV',
        priority: cursor.u16(),
        weight: cursor.u16(),
        port: cursor.u16(),
        target: readName(cursor),
      }
    case typeNumbers.TXT: {
      const strings: string[] = []
      while (cursor.at < end) strings.push(string())
      return { type: 'TXT', strings }
    }
    case typeNumbers.CAA: {
      const [flags, tag] = [cursor.u8(), string()]
      if (cursor.at > end) throw new Malformed(cursor.at, 'A tag reaches beyond its record.')
      return { type: 'CAA', flags, tag, value: textOf(cursor, end - cursor.at) }
    }
    case typeNumbers.SOA:
      return {
        type: 'SOA',
        primary: readName(cursor),
        mailbox: readName(cursor),
        serial: cursor.u32(),
        refresh: cursor.u32(),
        retry: cursor.u32(),
        expire: cursor.u32(),
        minimum: cursor.u32(),
      }
    default:
      return readFields(cursor, type, end)
  }
}

function textOf(cursor: Cursor, length: number): string {
  if (length < 0) throw new Malformed(cursor.at, 'A field reaches beyond its record.')
  const octets = cursor.take(length)
  return latin1(octets, 0, octets.length)
}

function readFields(cursor: Cursor, number: number, end: number): RecordData | null {
  const type = recordTypes.find((each) => typeNumbers[each] === number)
  if (type === undefined || !isFieldType(type)) return null
  const values = layouts[type].map((kind) => {
    switch (kind) {
      case 'u8':
      case 'algorithm':
        return cursor.u8()
      case 'u16':
        return cursor.u16()
      case 'name':
        return readName(cursor)
      case 'string':
        return textOf(cursor, cursor.u8())
      default:
        return textOf(cursor, end - cursor.at)
    }
  })
  return { type, values }
}

// What somebody writes for a field of a message: read, and turned into octets.

import { encodeMessage, wireRecord } from '#protocols/dns/message/encode-message.ts'
import { classIn, rcodes } from '#protocols/dns/message/message.ts'
import { fieldSort, flagBits, type OctetField } from '#protocols/dns/message/message-field.ts'
import { readHex } from '#protocols/dns/record/data-words.ts'
import { nameKey, readName } from '#protocols/dns/record/name.ts'
import {
  dataKey,
  findType,
  type RecordData,
  recordTypes,
  typeNumber,
  typeNumbers,
} from '#protocols/dns/record/record.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'

/** `value` as in a field of a message; of data, what they mean. */
export type FieldText =
  | { ok: true; value: number | string; key: string; data?: RecordData }
  | { ok: false; says: string }

const flagMax = new Map<string, number>(flagBits.map(([name, , count]) => [name, 2 ** count - 1]))
const rcodeNames = new Map<string, number>(Object.entries(rcodes))
const opcodeNames = new Map([
  ['QUERY', 0],
  ['IQUERY', 1],
  ['STATUS', 2],
  ['NOTIFY', 4],
  ['UPDATE', 5],
])
const classNames = new Map([
  ['IN', classIn],
  ['CH', 3],
  ['HS', 4],
])

/** Of data nothing can be said without the type of their record. */
export function readFieldText(sort: string, text: string, type: number | null = null): FieldText {
  const word = text.trim()
  switch (sort) {
    case 'name': {
      const read = readName(word, '.')
      return read.ok
        ? { ok: true, value: read.name, key: nameKey(read.name) }
        : { ok: false, says: `${read.says} ${read.remedy}` }
    }
    case 'data':
      return readDataText(word, type)
    case 'type': {
      const named = findType(word)
      return named === null
        ? readInteger(word, 0xffff, 'A type has a name, or a number')
        : isNumber(typeNumber(named))
    }
    case 'class':
      return named(word, classNames, 0xffff, 'A class has a name such as IN, or a number')
    case 'opcode':
      return named(word, opcodeNames, 15, 'An opcode has a name such as QUERY, or a number')
    case 'rcode':
      return named(word, rcodeNames, 15, 'A response code has a name such as NOERROR, or a number')
    case 'ttl':
      return readInteger(word, 0xffff_ffff, 'This is a number')
    default:
      return readInteger(word, flagMax.get(sort) ?? 0xffff, 'This is a number')
  }
}

const isNumber = (value: number): FieldText => ({ ok: true, value, key: String(value) })

function named(word: string, names: ReadonlyMap<string, number>, max: number, says: string): FieldText {
  const value = names.get(word.toUpperCase())
  return value === undefined ? readInteger(word, max, says) : isNumber(value)
}

function readInteger(word: string, max: number, says: string): FieldText {
  const [, hex, digits] = /^(?:0x(?<hex>[0-9a-f]{1,8})|(?<digits>\d{1,10}))$/iu.exec(word) ?? []
  const value = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
  if (value <= max) return isNumber(value)
  return { ok: false, says: `${says} from 0 to ${max}; in hexadecimal it begins with 0x.` }
}

function readDataText(word: string, type: number | null): FieldText {
  if (type === null) return { ok: true, value: word, key: word }
  const name = recordTypes.find((each) => typeNumbers[each] === type)
  const octets = readHex(word)
  if (name === undefined) {
    if (octets === null) return { ok: false, says: 'Data of a type without a name are hexadecimal.' }
    return { ok: true, value: octets, key: `${type} ${word.toUpperCase()}` }
  }
  const { records, problems } = readZoneText(`. 0 IN ${name} ${word}`, '.')
  const data = records[0]?.data
  if (!data || problems.length > 0 || records.length > 1) {
    return { ok: false, says: problems[0]?.says ?? 'These are no data of that type.' }
  }
  return { ok: true, value: word, key: dataKey(data), data }
}

/** A field's octets if it held what is written, names in it whole; null for what cannot be. A flag's are both. */
export function octetsOfText(
  field: Pick<OctetField, 'id' | 'start' | 'end' | 'bits'>,
  text: string,
  type: number | null,
  before: number,
): Uint8Array | null {
  const sort = fieldSort(field.id)
  const read = readFieldText(sort, text, type)
  if (!read.ok) return null
  if (sort === 'data') return read.data ? octetsOfData(read.data) : null
  if (typeof read.value === 'string') return octetsOfName(read.value)
  const width = field.end - field.start
  const { bits } = field
  const shift = bits ? 16 - bits.first - bits.count : 0
  const mask = bits ? ((1 << bits.count) - 1) << shift : 0
  const value = bits ? (before & ~mask) | (read.value << shift) : read.value
  return Uint8Array.from({ length: width }, (_, at) => (value / 256 ** (width - 1 - at)) & 0xff)
}

const nothing = {
  id: 0,
  response: false,
  opcode: 0,
  authoritative: false,
  truncated: false,
  recursionDesired: false,
  recursionAvailable: false,
  rcode: 0,
  questions: [],
  answer: [],
  authority: [],
  additional: [],
}

const octetsOfName = (name: string) =>
  encodeMessage({ ...nothing, questions: [{ name, type: 1, class: classIn }] }).slice(12, -4)

/** After the header stand the root, a type, a class, a TTL and a length. */
const octetsOfData = (data: RecordData) =>
  encodeMessage({ ...nothing, answer: [wireRecord({ name: '.', ttl: 0, data })] }).slice(12 + 11)

// Resource records (RFC 1035 section 3.2). Names in the data are absolute.
import { quoteString } from '#protocols/dns/record/character-string.ts'
import { type FieldData, formatFields } from '#protocols/dns/record/data-fields.ts'
import { showHex } from '#protocols/dns/record/data-words.ts'
import { nameKey } from '#protocols/dns/record/name.ts'

/** TYPE numbers, of the IANA registry of DNS parameters. */
export const typeNumbers = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  HINFO: 13,
  MX: 15,
  TXT: 16,
  RP: 17,
  AAAA: 28,
  SRV: 33,
  NAPTR: 35,
  DNAME: 39,
  DS: 43,
  SSHFP: 44,
  DNSKEY: 48,
  TLSA: 52,
  CDS: 59,
  CDNSKEY: 60,
  SVCB: 64,
  HTTPS: 65,
  CAA: 257,
} as const
export type RecordType = keyof typeof typeNumbers
/** What a question may ask for besides: everything there is. */
export type QuestionType = RecordType | 'ANY'
/** RFC 3597: a type without a name here. */
export type UnknownType = `TYPE${number}`

export const recordTypes = [
  ...([
    'A',
    'AAAA',
    'NS',
    'CNAME',
    'MX',
    'TXT',
    'SOA',
    'SRV',
    'CAA',
    'PTR',
    'DNAME',
    'DS',
    'DNSKEY',
  ] as const),
  ...(['TLSA', 'SVCB', 'HTTPS', 'NAPTR', 'SSHFP', 'CDS', 'CDNSKEY', 'HINFO', 'RP'] as const),
] as const satisfies readonly RecordType[]
export const isRecordType = (text: string): text is RecordType => Object.hasOwn(typeNumbers, text)

/** A type by its name, or by its number as in TYPE65534 (RFC 3597 section 5); null for what is none. */
export function findType(text: string): RecordType | UnknownType | null {
  const name = text.toUpperCase()
  if (isRecordType(name)) return name
  const digits = /^TYPE(?<digits>\d{1,5})$/u.exec(name)?.groups?.digits
  const number = Number(digits)
  if (digits === undefined || number > 65_535) return null
  return recordTypes.find((type) => typeNumbers[type] === number) ?? `TYPE${number}`
}

export const typeNumber = (type: RecordType | UnknownType): number =>
  isRecordType(type) ? typeNumbers[type] : Number(type.slice('TYPE'.length))

export interface SoaData {
  type: 'SOA'
  primary: string
  mailbox: string
  serial: number
  refresh: number
  retry: number
  expire: number
  minimum: number
}

export type RecordData =
  | { type: 'A' | 'AAAA'; address: string }
  | { type: 'NS' | 'CNAME' | 'PTR' | 'DNAME'; target: string }
  | { type: 'MX'; preference: number; target: string }
  | { type: 'SRV'; priority: number; weight: number; port: number; target: string }
  /** Strings of octets, one character each. */
  | { type: 'TXT'; strings: readonly string[] }
  | { type: 'CAA'; flags: number; tag: string; value: string }
  | SoaData
  | FieldData
  /** RFC 3597: octets that mean nothing here, one character each. */
  | { type: UnknownType; octets: string }

export interface DnsRecord {
  name: string
  /** Seconds. */
  ttl: number
  data: RecordData
  /** Line of the zone text that it was read from, from 1. A record made from a wildcard has the wildcard's. */
  line?: number
}

/** As a zone file writes it, names absolute unless `show` shortens them. */
export function formatData(data: RecordData, show: (name: string) => string = (name) => name): string {
  switch (data.type) {
    case 'A':
    case 'AAAA':
      return data.address
    case 'NS':
    case 'CNAME':
    case 'PTR':
    case 'DNAME':
      return show(data.target)
    case 'MX':
      return `${data.preference} ${show(data.target)}`
    case 'SRV':
      return `${data.priority} ${data.weight} ${data.port} ${show(data.target)}`
    case 'TXT':
      return data.strings.map(quoteString).join(' ')
    case 'CAA':
      return `${data.flags} ${data.tag} ${quoteString(data.value)}`
    case 'SOA': {
      const { serial, refresh, retry, expire, minimum } = data
      return [show(data.primary), show(data.mailbox), serial, refresh, retry, expire, minimum].join(' ')
    }
    default:
      if ('values' in data) return formatFields(data, show)
      return data.octets === ''
        ? String.raw`\# 0`
        : String.raw`\# ${data.octets.length} ${showHex(data.octets)}`
  }
}

/** Equal for data that means the same: names without regard to case, text exactly. */
export function dataKey(data: RecordData): string {
  return `${data.type} ${formatData(data, nameKey)}`
}

/** The host that a record sends to, if it does: its addresses are worth adding (RFC 1034 section 4.3.2, step 6). */
export function targetOf(data: RecordData): string | null {
  return data.type === 'NS' || data.type === 'MX' || data.type === 'SRV' ? data.target : null
}

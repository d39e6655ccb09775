// Resource records (RFC 1035 section 3.2). Names in the data are absolute.
import { formatIpv4, formatIpv6, readIpv4, readIpv6 } from '#protocols/dns/address.ts'
import { nameKey, readName } from '#protocols/dns/name.ts'

/** TYPE numbers: RFC 1035 section 3.2.2, RFC 3596 (AAAA), RFC 2782 (SRV), RFC 8659 (CAA). */
export const typeNumbers = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  CAA: 257,
} as const
export type RecordType = keyof typeof typeNumbers
/** What a question may ask for besides: everything there is. */
export type QuestionType = RecordType | 'ANY'

export const recordTypes = ['A', 'AAAA', 'NS', 'CNAME', 'MX', 'TXT', 'SOA', 'SRV', 'CAA'] as const
export const isRecordType = (text: string): text is RecordType => Object.hasOwn(typeNumbers, text)

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
  | { type: 'NS' | 'CNAME'; target: string }
  | { type: 'MX'; preference: number; target: string }
  | { type: 'SRV'; priority: number; weight: number; port: number; target: string }
  /** Strings of octets, one character each. */
  | { type: 'TXT'; strings: readonly string[] }
  | { type: 'CAA'; flags: number; tag: string; value: string }
  | SoaData

export interface DnsRecord {
  name: string
  /** Seconds. */
  ttl: number
  data: RecordData
  /** Line of the zone text that it was read from, from 1. A record made from a wildcard has the wildcard's. */
  line?: number
}

export interface Word {
  text: string
  quoted: boolean
}
export type ReadData = { ok: true; data: RecordData } | { ok: false; says: string; remedy: string }

const refuse = (says: string, remedy: string): ReadData => ({ ok: false, says, remedy })

/** What each type is made of, for those who left something out. */
export const dataForms: Readonly<Record<RecordType, string>> = {
  A: 'an IPv4 address, as in 192.0.2.1',
  AAAA: 'an IPv6 address, as in 2001:db8::1',
  NS: 'the name of a name server',
  CNAME: 'the name that this one is an alias of',
  MX: 'a preference and the name of a mail server, as in 10 mail',
  TXT: 'text in quotation marks',
  SOA: 'primary server, mailbox, serial, refresh, retry, expire and minimum',
  SRV: 'priority, weight, port and the name of a host',
  CAA: 'flags, a tag and a value in quotation marks',
}

/** Reads the data of a record from the words after its type. */
export function readData(type: RecordType, words: readonly Word[], origin: string): ReadData {
  const texts = words.map(({ text }) => text)
  const wanted = { A: 1, AAAA: 1, NS: 1, CNAME: 1, MX: 2, SRV: 4, CAA: 3, SOA: 7, TXT: null }[type]
  if (words.length === 0 || (wanted !== null && words.length !== wanted)) {
    const many = wanted !== null && words.length > wanted
    const says = many ? `There is too much after ${type}.` : `Something is missing after ${type}.`
    return refuse(says, `${type} is followed by ${dataForms[type]}.`)
  }
  const [first = '', second = '', third = ''] = texts
  const named = (text: string, make: (name: string) => RecordData): ReadData => {
    const read = readName(text, origin)
    return read.ok ? { ok: true, data: make(read.name) } : read
  }
  switch (type) {
    case 'A': {
      const octets = readIpv4(first)
      if (octets) return { ok: true, data: { type, address: formatIpv4(octets) } }
      const remedy = readIpv6(first)
        ? 'An IPv6 address stands in an AAAA record.'
        : 'Write four numbers from 0 to 255, divided by dots; an A record never holds a name.'
      return refuse(`“${first}” is no IPv4 address.`, remedy)
    }
    case 'AAAA': {
      const octets = readIpv6(first)
      if (octets) return { ok: true, data: { type, address: formatIpv6(octets) } }
      const remedy = readIpv4(first)
        ? 'An IPv4 address stands in an A record.'
        : 'Write groups of hexadecimal digits divided by colons, as in 2001:db8::1.'
      return refuse(`“${first}” is no IPv6 address.`, remedy)
    }
    case 'NS':
    case 'CNAME':
      return named(first, (target) => ({ type, target }))
    case 'MX': {
      const preference = numberUpTo(first, 65_535)
      if (preference === null) {
        return refuse(
          `“${first}” is no preference.`,
          'Write a whole number up to 65535 before the name: MX 10 mail.',
        )
      }
      return named(second, (target) => ({ type, preference, target }))
    }
    case 'SRV': {
      const [priority, weight, port] = [first, second, third].map((text) => numberUpTo(text, 65_535))
      if (priority == null || weight == null || port == null)
        return refuse(
          'SRV begins with three whole numbers up to 65535.',
          `It is followed by ${dataForms.SRV}.`,
        )
      return named(texts[3] ?? '', (target) => ({ type, priority, weight, port, target }))
    }
    case 'TXT':
      return readStrings(texts)
    case 'CAA': {
      const flags = numberUpTo(first, 255)
      if (flags === null || !/^[a-z0-9]{1,15}$/iu.test(second))
        return refuse('CAA begins with flags and a tag.', 'Write it as in: CAA 0 issue "ca.example.net".')
      return { ok: true, data: { type, flags, tag: second, value: third } }
    }
    case 'SOA':
      return readSoa(texts, origin)
  }
}

function readStrings(texts: readonly string[]): ReadData {
  // RFC 1035 section 3.3: a character-string is one length octet and up to 255 more.
  if (texts.some((text) => text.length > 255))
    return refuse('A string of TXT is longer than 255 octets.', 'Divide it into several strings: "…" "…".')
  return { ok: true, data: { type: 'TXT', strings: texts } }
}

function readSoa(texts: readonly string[], origin: string): ReadData {
  const [primary, mailbox] = [readName(texts[0] ?? '', origin), readName(texts[1] ?? '', origin)]
  if (!primary.ok) return primary
  if (!mailbox.ok) return mailbox
  const serial = numberUpTo(texts[2] ?? '', 0xffff_ffff)
  const [refresh, retry, expire, minimum] = texts.slice(3).map(readTtl)
  if (serial === null || refresh == null || retry == null || expire == null || minimum == null)
    return refuse('The last five of SOA are whole numbers.', `SOA is followed by ${dataForms.SOA}.`)
  return {
    ok: true,
    data: {
      type: 'SOA',
      primary: primary.name,
      mailbox: mailbox.name,
      serial,
      refresh,
      retry,
      expire,
      minimum,
    },
  }
}

function numberUpTo(text: string, max: number): number | null {
  return /^\d{1,10}$/u.test(text) && Number(text) <= max ? Number(text) : null
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 }

/** Seconds, as in 3600, or 1h30m as BIND has it; null when it is no TTL (RFC 2181 section 8: 31 bits). */
export function readTtl(text: string): number | null {
  if (!/^(?:\d{1,10}|(?:\d{1,9}[smhdw])+)$/iu.test(text)) return null
  const seconds = /^\d+$/u.test(text)
    ? Number(text)
    : [...text.toLowerCase().matchAll(/(\d+)([a-z])/gu)].reduce(
        (sum, [, count, unit]) => sum + Number(count) * (unitSeconds[unit ?? ''] ?? 0),
        0,
      )
  return seconds <= 0x7fff_ffff ? seconds : null
}

/** As a zone file writes it, names absolute unless `show` shortens them. */
export function formatData(data: RecordData, show: (name: string) => string = (name) => name): string {
  switch (data.type) {
    case 'A':
    case 'AAAA':
      return data.address
    case 'NS':
    case 'CNAME':
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
  }
}

function quoteString(octets: string): string {
  const escaped = octets.replaceAll(/[^ -~]|["\\]/gu, (character) => {
    const code = character.charCodeAt(0)
    return code >= 0x20 && code < 0x7f ? `\\${character}` : `\\${String(code).padStart(3, '0')}`
  })
  return `"${escaped}"`
}

/** Equal for data that means the same: names without regard to case, text exactly. */
export function dataKey(data: RecordData): string {
  return `${data.type} ${formatData(data, nameKey)}`
}

/** The host that a record sends to, if it does: its addresses are worth adding (RFC 1034 section 4.3.2, step 6). */
export function targetOf(data: RecordData): string | null {
  return data.type === 'NS' || data.type === 'MX' || data.type === 'SRV' ? data.target : null
}

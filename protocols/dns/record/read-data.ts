// The data of a record from the words after its type: RFC 1035 section 5.1, and RFC 3597 section 5 for \# and octets.

import { decodeData } from '#protocols/dns/message/decode-message.ts'
import { formatIpv4, formatIpv6, readIpv4, readIpv6 } from '#protocols/dns/record/address.ts'
import { readCharacterString } from '#protocols/dns/record/character-string.ts'
import { isFieldType, readDataFields } from '#protocols/dns/record/data-fields.ts'
import {
  type DataRefusal,
  numberUpTo,
  quotedWord,
  readHex,
  type Word,
} from '#protocols/dns/record/data-words.ts'
import { readName } from '#protocols/dns/record/name.ts'
import {
  isRecordType,
  type RecordData,
  type RecordType,
  typeNumber,
  type UnknownType,
} from '#protocols/dns/record/record.ts'
import { readTtl } from '#protocols/dns/record/ttl.ts'
import { shown } from '#protocols/text/shown.ts'

export type ReadData = { ok: true; data: RecordData } | DataRefusal

/** `word` is the index of the word that is wrong. */
const refuse = (says: string, remedy: string, word = 0): DataRefusal => ({ ok: false, says, remedy, word })

/** What each type is made of, for those who left something out. */
const dataForms: Readonly<Record<RecordType, string>> = {
  A: 'an IPv4 address, as in 192.0.2.1',
  AAAA: 'an IPv6 address, as in 2001:db8::1',
  NS: 'the name of a name server',
  CNAME: 'the name that this one is an alias of',
  PTR: 'the name of the host that has the address',
  DNAME: 'the name below which everything is found instead',
  MX: 'a preference and the name of a mail server, as in 10 mail',
  TXT: 'text in quotation marks',
  SOA: 'primary server, mailbox, serial, refresh, retry, expire and minimum',
  SRV: 'priority, weight, port and the name of a host',
  CAA: 'flags, a tag and a value in quotation marks',
  DS: 'key tag, algorithm, digest type and digest in hexadecimal',
  CDS: 'key tag, algorithm, digest type and digest in hexadecimal',
  DNSKEY: 'flags, protocol, algorithm and key in base64',
  CDNSKEY: 'flags, protocol, algorithm and key in base64',
  TLSA: 'usage, selector, matching type and data in hexadecimal',
  SSHFP: 'algorithm, type and fingerprint in hexadecimal',
  NAPTR: 'order, preference, flags, services, an expression and a name',
  SVCB: 'a priority, a name and parameters, as in 1 . alpn="h2"',
  HTTPS: 'a priority, a name and parameters, as in 1 . alpn="h2"',
  HINFO: 'the names of a processor and of a system',
  RP: 'a mailbox and the name of a text',
}
/** How many words there are, for types that have a fixed number of them. */
const counts = { A: 1, AAAA: 1, NS: 1, CNAME: 1, PTR: 1, DNAME: 1, MX: 2, SRV: 4, CAA: 3, SOA: 7, TXT: null }

export function readData(type: RecordType | UnknownType, words: readonly Word[], origin: string): ReadData {
  if (words[0]?.text === String.raw`\#` && !words[0].quoted) return readOctets(type, words)
  if (!isRecordType(type)) {
    const says = `${type} has no form of its own here.`
    return refuse(
      says,
      String.raw`Write its data as in \# 4 C0000201: the number of octets, then each in hexadecimal.`,
    )
  }
  const read = isFieldType(type) ? readDataFields(type, words, origin) : readOwnForm(type, words, origin)
  return read.ok || read.remedy !== ''
    ? read
    : { ...read, remedy: `${type} is followed by ${dataForms[type]}.` }
}

function readOwnForm(type: keyof typeof counts, words: readonly Word[], origin: string): ReadData {
  const wanted = counts[type]
  if (words.length === 0 || (wanted !== null && words.length < wanted))
    return refuse(`Something is missing after ${type}.`, '', words.length - 1)
  if (wanted !== null && words.length > wanted) return refuse(`There is too much after ${type}.`, '', wanted)
  const texts = words.map(({ text }) => text)
  const [first = '', second = '', third = ''] = texts
  const quoted = words.findIndex(
    (word, index) => word.quoted && type !== 'TXT' && !(type === 'CAA' && index === 2),
  )
  if (quoted >= 0) return quotedWord(quoted)
  const named = (word: number, make: (name: string) => RecordData): ReadData => {
    const read = readName(texts[word] ?? '', origin)
    return read.ok ? { ok: true, data: make(read.name) } : { ...read, word }
  }
  switch (type) {
    case 'A': {
      const octets = readIpv4(first)
      if (octets) return { ok: true, data: { type, address: formatIpv4(octets) } }
      const remedy = readIpv6(first)
        ? 'An IPv6 address stands in an AAAA record.'
        : 'Write four numbers from 0 to 255, divided by dots; an A record never holds a name.'
      return refuse(`“${shown(first)}” is no IPv4 address.`, remedy)
    }
    case 'AAAA': {
      const octets = readIpv6(first)
      if (octets) return { ok: true, data: { type, address: formatIpv6(octets) } }
      const remedy = readIpv4(first)
        ? 'An IPv4 address stands in an A record.'
        : 'Write groups of hexadecimal digits divided by colons, as in 2001:db8::1.'
      return refuse(`“${shown(first)}” is no IPv6 address.`, remedy)
    }
    case 'NS':
    case 'CNAME':
    case 'PTR':
    case 'DNAME':
      return named(0, (target) => ({ type, target }))
    case 'MX': {
      const preference = numberUpTo(first, 65_535)
      if (preference === null)
        return refuse(
          `“${shown(first)}” is no preference.`,
          'Write a whole number up to 65535 before the name: MX 10 mail.',
        )
      return named(1, (target) => ({ type, preference, target }))
    }
    case 'SRV': {
      const [priority, weight, port] = [first, second, third].map((text) => numberUpTo(text, 65_535))
      if (priority == null || weight == null || port == null)
        return refuse('SRV begins with three whole numbers up to 65535.', '')
      return named(3, (target) => ({ type, priority, weight, port, target }))
    }
    case 'TXT':
      return readStrings(words)
    case 'CAA': {
      const flags = numberUpTo(first, 255)
      if (flags === null || !/^[a-z0-9]{1,15}$/iu.test(second))
        return refuse('CAA begins with flags and a tag.', 'Write it as in: CAA 0 issue "ca.example.net".')
      const value = readCharacterString(third)
      return value.ok
        ? { ok: true, data: { type, flags, tag: second, value: value.octets } }
        : { ...value, word: 2 }
    }
    case 'SOA':
      return readSoa(texts, origin)
  }
}

function readStrings(words: readonly Word[]): ReadData {
  const strings: string[] = []
  for (const [word, { text }] of words.entries()) {
    const read = readCharacterString(text)
    if (!read.ok) return { ...read, word }
    // RFC 1035 section 3.3: a character-string is one length octet and up to 255 more.
    if (read.octets.length > 255) {
      const says = 'A string of TXT is longer than 255 octets.'
      return refuse(says, 'Divide it into several strings: "…" "…".', word)
    }
    strings.push(read.octets)
  }
  return { ok: true, data: { type: 'TXT', strings } }
}

function readSoa(texts: readonly string[], origin: string): ReadData {
  const [primary, mailbox] = [readName(texts[0] ?? '', origin), readName(texts[1] ?? '', origin)]
  if (!primary.ok) return { ...primary, word: 0 }
  if (!mailbox.ok) return { ...mailbox, word: 1 }
  const serial = numberUpTo(texts[2] ?? '', 0xffff_ffff)
  const [refresh, retry, expire, minimum] = texts.slice(3).map(readTtl)
  if (serial === null || refresh == null || retry == null || expire == null || minimum == null) {
    const word = serial === null ? 2 : 3 + texts.slice(3).findIndex((text) => readTtl(text) === null)
    return refuse('The last five of SOA are whole numbers.', '', word)
  }
  const [{ name }, mailboxName] = [primary, mailbox.name]
  const times = { serial, refresh, retry, expire, minimum }
  return { ok: true, data: { type: 'SOA', primary: name, mailbox: mailboxName, ...times } }
}

/** `\# 4 C0 00 02 01`: of a type that is known the octets must be its data. */
function readOctets(type: RecordType | UnknownType, words: readonly Word[]): ReadData {
  const [, count, ...digits] = words
  const quoted = words.findIndex((word) => word.quoted)
  if (quoted >= 0) return quotedWord(quoted)
  const length = numberUpTo(count?.text ?? '', 65_535)
  if (length === null)
    return refuse(
      String.raw`After \# stands the number of octets.`,
      String.raw`Write it as in \# 4 C0000201.`,
      count ? 1 : 0,
    )
  const octets = readHex(digits.map(({ text }) => text).join(''))
  if (octets?.length !== length) {
    const says =
      octets === null
        ? 'These are no octets in hexadecimal.'
        : `These are ${octets.length} octets, not ${length}.`
    return refuse(says, 'Write two hexadecimal digits for each octet.', digits.length > 0 ? 2 : 1)
  }
  if (!isRecordType(type)) return { ok: true, data: { type, octets } }
  const bytes = Uint8Array.from(octets, (octet) => octet.charCodeAt(0))
  const data = decodeData(typeNumber(type), bytes)
  if (data) return { ok: true, data }
  return refuse(`These octets are no data of ${type}.`, `${type} is ${dataForms[type]}.`, 2)
}

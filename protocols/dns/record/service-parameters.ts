// The parameters of SVCB and HTTPS (RFC 9460 sections 2.1, 2.2 and 7): as words, and as the octets of a message.

import { formatIpv4, formatIpv6, readIpv4, readIpv6 } from '#protocols/dns/record/address.ts'
import { quoteString, readCharacterString } from '#protocols/dns/record/character-string.ts'
import {
  type DataRefusal,
  numberUpTo,
  type ReadOctets,
  readBase64,
  type Word,
} from '#protocols/dns/record/data-words.ts'
import { shown } from '#protocols/text/shown.ts'

const names = [
  'mandatory',
  'alpn',
  'no-default-alpn',
  'port',
  'ipv4hint',
  'ech',
  'ipv6hint',
  'dohpath',
] as const
const u16 = (value: number) => String.fromCharCode((value >> 8) & 0xff, value & 0xff)
const textOf = (octets: Uint8Array) => String.fromCharCode(...octets)

/** Sorted by key, as they stand in a message. */
export function readParameters(words: readonly Word[]): ReadOctets {
  const found = new Map<number, string>()
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]
    if (!word) break
    const refuse = (says: string, remedy: string, at = 0): DataRefusal => ({
      ok: false,
      says,
      remedy,
      word: index,
      at,
    })
    if (word.quoted) return refuse('A parameter begins with its name.', 'Write it as in alpn="h2,h3".')
    const equals = word.text.indexOf('=')
    const name = equals < 0 ? word.text : word.text.slice(0, equals)
    const key = keyOf(name)
    if (key === null)
      return refuse(`“${shown(name)}” is no parameter.`, `Known are ${names.join(', ')} and key65333.`)
    if (found.has(key)) return refuse(`The parameter ${name} stands twice.`, 'Keep one.')
    const next = words[index + 1]
    const isQuoted = equals === word.text.length - 1 && next?.quoted === true && next.joined === true
    const written = isQuoted ? next.text : equals < 0 ? '' : word.text.slice(equals + 1)
    const read = readCharacterString(written)
    if (!read.ok)
      return { ...read, word: isQuoted ? index + 1 : index, at: read.at + (isQuoted ? 0 : equals + 1) }
    const value = readValue(key, read.octets)
    if (value === null)
      return refuse(`“${shown(written)}” is no value of ${name}.`, `Write it as in ${example(key)}.`)
    found.set(key, value)
    if (isQuoted) index += 1
  }
  const octets = [...found]
    .toSorted(([a], [b]) => a - b)
    .map(([key, value]) => u16(key) + u16(value.length) + value)
    .join('')
  return { ok: true, octets }
}

function keyOf(name: string): number | null {
  const known = names.indexOf(names.find((each) => each === name.toLowerCase()) ?? 'mandatory')
  if (known > 0 || name.toLowerCase() === 'mandatory') return known
  const digits = /^key(?<digits>0|[1-9]\d{0,4})$/iu.exec(name)?.groups?.digits
  return digits === undefined ? null : numberUpTo(digits, 65_534)
}

function readValue(key: number, octets: string): string | null {
  const members = listOf(octets)
  const all = (read: (member: string) => string | null) => {
    const values = members.map(read)
    return octets !== '' && values.every((value) => value !== null) ? values.join('') : null
  }
  switch (names[key]) {
    case 'mandatory': {
      const keys = members.map(keyOf)
      const isSound =
        octets !== '' && new Set(keys).size === keys.length && keys.every((each) => each !== null && each > 0)
      return isSound
        ? keys
            .flatMap((each) => each ?? [])
            .toSorted((a, b) => a - b)
            .map(u16)
            .join('')
        : null
    }
    case 'alpn':
      return all((id) => (id === '' || id.length > 255 ? null : String.fromCharCode(id.length) + id))
    case 'no-default-alpn':
      return octets === '' ? '' : null
    case 'port': {
      const port = numberUpTo(octets, 65_535)
      return port === null ? null : u16(port)
    }
    case 'ipv4hint':
      return all((address) => findText(readIpv4(address)))
    case 'ipv6hint':
      return all((address) => findText(readIpv6(address)))
    case 'ech':
      return octets === '' ? null : readBase64(octets)
    default:
      return octets
  }
}

const findText = (octets: Uint8Array | null) => (octets === null ? null : textOf(octets))

/** At commas; a comma that belongs to a member has a backslash before it (RFC 9460 appendix A.1). */
const listOf = (octets: string): string[] =>
  (octets.match(/(?:\\[\s\S]|[^\\,])+|(?<=,|^)(?=,|$)/gu) ?? []).map((member) =>
    member.replaceAll(/\\([\s\S])/gu, '$1'),
  )

const example = (key: number): string =>
  ({
    mandatory: 'mandatory=alpn',
    alpn: 'alpn="h2,h3"',
    'no-default-alpn': 'no-default-alpn, without a value',
    port: 'port=8443',
    ipv4hint: 'ipv4hint=192.0.2.1',
    ipv6hint: 'ipv6hint=2001:db8::1',
    ech: 'ech=AEX+DQ==',
    dohpath: 'dohpath="/dns-query{?dns}"',
    key: 'key65333=value',
  })[names[key] ?? 'key']

/** As a zone file writes them. Octets that are no parameters are shown as far as they are. */
export function showParameters(octets: string): string {
  const shown: string[] = []
  const number = (at: number) => octets.charCodeAt(at) * 0x100 + octets.charCodeAt(at + 1)
  for (let at = 0; at + 4 <= octets.length; ) {
    const [key, length] = [number(at), number(at + 2)]
    const value = octets.slice(at + 4, at + 4 + length)
    at += 4 + length
    const name = names[key] ?? `key${key}`
    const text = showValue(key, value)
    shown.push(text === '' ? name : `${name}=${text}`)
  }
  return shown.join(' ')
}

function showValue(key: number, value: string): string {
  const numbers = Array.from({ length: Math.floor(value.length / 2) }, (_, index) => {
    return value.charCodeAt(2 * index) * 0x100 + value.charCodeAt(2 * index + 1)
  })
  const addresses = (size: number, show: (octets: Uint8Array) => string) =>
    Array.from({ length: Math.floor(value.length / size) }, (_, index) =>
      show(Uint8Array.from(value.slice(index * size, (index + 1) * size), (each) => each.charCodeAt(0))),
    ).join(',')
  switch (names[key]) {
    case 'mandatory':
      return numbers.map((each) => names[each] ?? `key${each}`).join(',')
    case 'alpn': {
      const ids: string[] = []
      for (let at = 0; at < value.length; at += 1 + value.charCodeAt(at))
        ids.push(value.slice(at + 1, at + 1 + value.charCodeAt(at)).replaceAll(/[\\,]/gu, String.raw`\$&`))
      return quoteString(ids.join(','))
    }
    case 'no-default-alpn':
      return ''
    case 'port':
      return String(numbers[0] ?? '')
    case 'ipv4hint':
      return addresses(4, formatIpv4)
    case 'ipv6hint':
      return addresses(16, formatIpv6)
    case 'ech':
      return btoa(value)
    default:
      return value === '' ? '' : quoteString(value)
  }
}

// Types of records whose data are one field after the other: as words, and how they are shown. In messages the fields
// stand in the same order (encode-message.ts, decode-message.ts).

import { quoteString, readCharacterString } from '#protocols/dns/record/character-string.ts'
import {
  type DataRefusal,
  numberUpTo,
  quotedWord,
  type ReadOctets,
  readBase64,
  readHex,
  showHex,
  type Word,
} from '#protocols/dns/record/data-words.ts'
import { readName } from '#protocols/dns/record/name.ts'
import { readParameters, showParameters } from '#protocols/dns/record/service-parameters.ts'
import { shown } from '#protocols/text/shown.ts'

export type FieldKind = 'u8' | 'u16' | 'algorithm' | 'string' | 'name' | 'hex' | 'base64' | 'parameters'

/** RFC 1183 (RP), 3403 (NAPTR), 4034 (DS, DNSKEY), 4255 (SSHFP), 6698 (TLSA), 7344 (CDS), 9460 (SVCB, HTTPS). */
export const layouts = {
  DS: ['u16', 'algorithm', 'u8', 'hex'],
  DNSKEY: ['u16', 'u8', 'algorithm', 'base64'],
  CDS: ['u16', 'algorithm', 'u8', 'hex'],
  CDNSKEY: ['u16', 'u8', 'algorithm', 'base64'],
  TLSA: ['u8', 'u8', 'u8', 'hex'],
  SSHFP: ['u8', 'u8', 'hex'],
  NAPTR: ['u16', 'u16', 'string', 'string', 'string', 'name'],
  SVCB: ['u16', 'name', 'parameters'],
  HTTPS: ['u16', 'name', 'parameters'],
  HINFO: ['string', 'string'],
  RP: ['name', 'name'],
} as const satisfies Record<string, readonly FieldKind[]>
export type FieldType = keyof typeof layouts

/** Numbers; names absolute; strings, keys and parameters as octets, one character each. */
export interface FieldData {
  type: FieldType
  values: readonly (number | string)[]
}

export const isFieldType = (type: string): type is FieldType => Object.hasOwn(layouts, type)

/** RFC 4034 appendix A.1 and the IANA registry. */
const algorithms = new Map(
  Object.entries({
    RSAMD5: 1,
    DH: 2,
    DSA: 3,
    RSASHA1: 5,
    RSASHA256: 8,
    RSASHA512: 10,
    ECDSAP256SHA256: 13,
  }).concat(Object.entries({ ECDSAP384SHA384: 14, ED25519: 15, ED448: 16 })),
)
/** Octets of a digest by its type: RFC 4034 section 5.1.3, RFC 4509, RFC 6605. */
const digestOctets = new Map([
  [1, 20],
  [2, 32],
  [4, 48],
])
const words = { u8: 'a whole number up to 255', u16: 'a whole number up to 65535' }

export function readDataFields(
  type: FieldType,
  given: readonly Word[],
  origin: string,
): { ok: true; data: FieldData } | DataRefusal {
  const values: (number | string)[] = []
  const layout: readonly FieldKind[] = layouts[type]
  for (const [index, kind] of layout.entries()) {
    const word = given[index]
    const takesRest = kind === 'hex' || kind === 'base64' || kind === 'parameters'
    if (takesRest) {
      const read = readRest(kind, given.slice(index))
      if (!read.ok) return { ...read, word: index + (read.word ?? 0) }
      values.push(read.octets)
      continue
    }
    if (!word) return { ok: false, says: `Something is missing after ${type}.`, remedy: '', word: index - 1 }
    if (word.quoted && kind !== 'string') return quotedWord(index)
    const read = readField(kind, word.text, origin)
    if (!read.ok) return { ...read, word: index }
    values.push(read.value)
  }
  const hasRest = ['hex', 'base64', 'parameters'].includes(layout.at(-1) ?? '')
  if (!hasRest && given.length > layout.length)
    return { ok: false, says: `There is too much after ${type}.`, remedy: '', word: layout.length }
  const [, , digestType, digest] = values
  const wanted = type === 'DS' ? digestOctets.get(Number(digestType)) : undefined
  if (wanted !== undefined && String(digest).length !== wanted) {
    const remedy = `Write ${2 * wanted} hexadecimal digits.`
    return { ok: false, says: `A digest of type ${digestType} has ${wanted} octets.`, remedy, word: 3 }
  }
  return { ok: true, data: { type, values } }
}

type ReadField = { ok: true; value: number | string } | DataRefusal

function readField(
  kind: Exclude<FieldKind, 'hex' | 'base64' | 'parameters'>,
  text: string,
  origin: string,
): ReadField {
  switch (kind) {
    case 'u8':
    case 'u16': {
      const value = numberUpTo(text, kind === 'u8' ? 255 : 65_535)
      if (value !== null) return { ok: true, value }
      return { ok: false, says: `“${shown(text)}” is not ${words[kind]}.`, remedy: '' }
    }
    case 'algorithm': {
      const value = algorithms.get(text.toUpperCase()) ?? numberUpTo(text, 255)
      if (value !== null) return { ok: true, value }
      return { ok: false, says: `“${shown(text)}” is no algorithm.`, remedy: 'Write its number, as in 13.' }
    }
    case 'string': {
      const read = readCharacterString(text)
      if (!read.ok) return read
      if (read.octets.length <= 255) return { ok: true, value: read.octets }
      return { ok: false, says: 'A string is longer than 255 octets.', remedy: 'Shorten it.' }
    }
    case 'name': {
      const read = readName(text, origin)
      return read.ok ? { ok: true, value: read.name } : read
    }
  }
}

/** Hexadecimal digits and base64 may be divided by blanks (RFC 4034 sections 2.2 and 5.3). */
function readRest(kind: 'hex' | 'base64' | 'parameters', rest: readonly Word[]): ReadOctets {
  if (kind === 'parameters') return readParameters(rest)
  const quoted = rest.findIndex((word) => word.quoted)
  if (quoted >= 0) return quotedWord(quoted)
  const text = rest.map((word) => word.text).join('')
  const octets = kind === 'hex' ? readHex(text) : readBase64(text)
  if (octets !== null && octets !== '') return { ok: true, octets }
  if (text === '') return { ok: false, says: 'The last field is missing.', remedy: '', word: -1 }
  return kind === 'hex'
    ? { ok: false, says: 'These are no octets in hexadecimal.', remedy: 'Write two digits for each octet.' }
    : { ok: false, says: 'This is no base64.', remedy: 'Copy the key whole, = at its end included.' }
}

/** As a zone file writes it. */
export function formatFields({ type, values }: FieldData, show: (name: string) => string): string {
  const layout: readonly FieldKind[] = layouts[type]
  return layout
    .map((kind, index) => {
      const value = values[index] ?? ''
      if (typeof value === 'number') return String(value)
      if (kind === 'name') return show(value)
      if (kind === 'hex') return showHex(value)
      if (kind === 'base64') return btoa(value)
      return kind === 'parameters' ? showParameters(value) : quoteString(value)
    })
    .filter((text) => text !== '')
    .join(' ')
}

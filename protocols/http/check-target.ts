// RFC 9112 section 3.2: the four forms of a target, and what may stand in each.
import { readAuthority } from '#protocols/http/authority.ts'
import {
  capitalised,
  firstMisfit,
  isTargetByte,
  latin1,
  nameByte,
  space,
} from '#protocols/http/characters.ts'
import type { ByteSpan, Finding, Report } from '#protocols/http/finding.ts'
import { readTarget } from '#protocols/http/read-target.ts'

export function checkTarget(bytes: Uint8Array, target: ByteSpan, method: string, report: Report): void {
  const text = latin1(bytes, target.start, target.end)
  const { scheme, authority } = readTarget(text, method)
  const found = (
    at: number,
    length: number,
    says: string,
    reference: string,
    severity: Finding['severity'] = 'rejects',
  ) => report({ code: 'target', offset: target.start + at, length, severity, says, reference })
  const wrongForm = (says: string) => found(0, text.length, says, 'RFC 9112 section 3.2')

  if (method === 'CONNECT') {
    const read = readAuthority(text)
    if (!read.ok || read.authority.host === '' || read.authority.port === null)
      wrongForm('The target of CONNECT is a host and a port: www.example.org:443.')
    return
  }
  if (text === '*') {
    if (method !== 'OPTIONS') wrongForm('The target * is for OPTIONS alone: it means the server as a whole.')
    return
  }
  if (scheme === null && !text.startsWith('/'))
    return wrongForm('The target begins with a slash, as in /index.html, or is a whole URL.')
  if (scheme !== null && authority !== null) {
    const read = readAuthority(authority)
    const at = scheme.length + '://'.length
    if (!read.ok) return found(at + read.at, 1, read.says, 'RFC 9110 section 4.2')
    if (read.authority.host === '') return found(at, 0, 'The URL names no host.', 'RFC 9110 section 4.2.1')
  }
  checkCharacters(bytes, target, authority === null ? 0 : text.indexOf(authority) + authority.length, found)
}

type Found = (
  at: number,
  length: number,
  says: string,
  reference: string,
  severity?: Finding['severity'],
) => void

/** `from`: behind the authority, which may hold the brackets of an IPv6 address. */
function checkCharacters(bytes: Uint8Array, target: ByteSpan, from: number, found: Found): void {
  const local = { start: target.start + from, end: target.end }
  const text = latin1(bytes, local.start, local.end)
  const percent = text.search(/%(?![0-9a-f]{2})/iu)
  if (percent >= 0) {
    const says = 'After % stand two hexadecimal digits; a % that is meant as such is written %25.'
    found(from + percent, 1, says, 'RFC 3986 section 2.1')
  }
  const at = firstMisfit(bytes, local, isTargetByte)
  // Bare CRs are reported by whoever read the line.
  if (at >= local.end || bytes[at] === 0x0d) return
  const byte = bytes[at] ?? 0
  const isRefused = byte < space || byte >= 0x7f
  const says =
    byte === 0x23
      ? 'The fragment, from # on, is for the browser alone. It is not sent.'
      : `${nameByte(byte)} cannot stand in a target as it is: it is written %${byte.toString(16).padStart(2, '0').toUpperCase()}.`
  const reference = byte === 0x23 ? 'RFC 9110 section 7.1' : 'RFC 3986 section 2.1'
  found(at - target.start, 1, capitalised(says), reference, isRefused ? 'rejects' : 'bends')
}

// application/x-www-form-urlencoded, as browsers send forms (WHATWG URL Standard, section 5.1), and query strings.
import type { ByteSpan } from '#protocols/http/finding.ts'

export interface FormPair {
  name: string
  value: string
  /** Where it stands in the text. */
  span: ByteSpan
  /** What stands there and is no encoding: a % without two hex digits, bytes that are no UTF-8, a blank. */
  problem: string | null
}

const pairsMax = 1_000

/** `text` has one character for each byte. Never throws; what cannot be decoded is kept as it stands. */
export function decodeForm(text: string): FormPair[] {
  const pairs: FormPair[] = []
  let start = 0
  for (const part of text.split('&').slice(0, pairsMax)) {
    const span = { start, end: start + part.length }
    start = span.end + 1
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = decodePart(equals < 0 ? part : part.slice(0, equals))
    const value = equals < 0 ? { text: '', problem: null } : decodePart(part.slice(equals + 1))
    pairs.push({ name: name.text, value: value.text, span, problem: name.problem ?? value.problem })
  }
  return pairs
}

function decodePart(text: string): { text: string; problem: string | null } {
  const strange = /[^!-~]/u.exec(text)?.[0]
  const problem =
    strange === undefined
      ? null
      : `${strange === ' ' ? 'a space' : strange === '\r' || strange === '\n' ? 'a line end' : 'a character beyond ASCII'} stands in it unencoded`
  if (/%(?![0-9a-f]{2})/iu.test(text)) return { text, problem: 'a % stands without two hexadecimal digits' }
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '%') {
      bytes.push(Number.parseInt(text.slice(at + 1, at + 3), 16))
      at += 2
    } else bytes.push(text[at] === '+' ? 0x20 : text.charCodeAt(at) & 0xff)
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes)), problem }
  } catch {
    return { text, problem: 'its octets are no UTF-8' }
  }
}

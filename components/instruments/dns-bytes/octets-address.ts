import { hexCharactersMax } from '#graders/parts/dns-bytes/dns-bytes-response.ts'
import { readHexText, showOctets } from '#protocols/dns/message/hex-text.ts'

/** What the address holds, as an editor shows it; the given text where it holds nothing. */
export function readOctets(given: URLSearchParams, otherwise: string): string {
  const text = given.get('octets')?.slice(0, hexCharactersMax)
  if (text === undefined) return otherwise
  const read = readHexText(text)
  // Octets with blanks between them are half as long again.
  return read.ok ? showOctets(read.octets).slice(0, hexCharactersMax) : text
}

/** With a question mark in front; without the blanks, which mean nothing. */
export const writeOctets = (hex: string): string =>
  `?${new URLSearchParams({ octets: hex.replaceAll(/\s+/gu, '').toLowerCase() })}`

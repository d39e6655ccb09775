// Octets as somebody writes them: `c0 0c`, `C00C`, with blanks and line ends wherever.

export type HexText = { ok: true; octets: Uint8Array } | { ok: false; says: string }

export function readHexText(text: string): HexText {
  const stranger = /[^0-9a-f\s]/iu.exec(text)?.[0]
  if (stranger !== undefined) {
    return { ok: false, says: `“${stranger}” is no hexadecimal digit: write octets as in c0 0c.` }
  }
  const digits = text.replaceAll(/\s+/gu, '')
  if (digits.length % 2 !== 0) {
    return { ok: false, says: 'The last octet has one digit: each has two, as in 0c.' }
  }
  const octets = Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  )
  return { ok: true, octets }
}

export const showOctets = (octets: Uint8Array | readonly number[]): string =>
  Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(' ')

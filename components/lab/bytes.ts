// Bytes as people read them: printable text with the invisible ones named, and rows of hex beside ASCII.

/** Decodes base64 that a schema has already checked. */
export function decodeBase64(base64: string): Uint8Array {
  const binary = atob(base64)
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/** One array out of many. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

const named = new Map([
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x09, '\\t'],
  [0x00, '\\0'],
  [0x5c, '\\\\'],
])

/**
 * Bytes as one line of text: UTF-8 where it is UTF-8, `\r`, `\n`, `\t`, `\0` and `\xNN` for what cannot be seen.
 * Longer than `charactersMax` ends in an ellipsis.
 */
export function escapeBytes(bytes: Uint8Array, charactersMax = Number.POSITIVE_INFINITY): string {
  let text = ''
  let offset = 0
  while (offset < bytes.length && text.length <= charactersMax) {
    const byte = bytes[offset] ?? 0
    const length = utf8LengthAt(bytes, offset)
    if (length > 1) text += new TextDecoder().decode(bytes.subarray(offset, offset + length))
    else text += named.get(byte) ?? (isPrintable(byte) ? String.fromCharCode(byte) : hexEscape(byte))
    offset += Math.max(1, length)
  }
  return text.length > charactersMax ? `${text.slice(0, charactersMax - 1)}…` : text
}

const isPrintable = (byte: number) => byte >= 0x20 && byte < 0x7f
const hexEscape = (byte: number) => `\\x${byte.toString(16).padStart(2, '0')}`

/** Length of a well-formed character of two to four bytes at `offset`, else 1 (RFC 3629 section 4). */
function utf8LengthAt(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset] ?? 0
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1
  if (length === 1 || offset + length > bytes.length) return 1
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(offset, offset + length))
    return Array.from(text).length === 1 ? length : 1
  } catch {
    return 1
  }
}

export const bytesPerRow = 16

export interface HexRow {
  /** Offset of the row's first byte in the stream. */
  offset: number
  cells: { offset: number; hex: string; ascii: string }[]
}

/** Rows of 16 bytes, each as two hex digits and as ASCII with a middle dot for what is not printable. */
export function hexRows(bytes: Uint8Array): HexRow[] {
  const rows: HexRow[] = []
  for (let start = 0; start < bytes.length; start += bytesPerRow) {
    const cells = [...bytes.subarray(start, start + bytesPerRow)].map((byte, index) => ({
      offset: start + index,
      hex: byte.toString(16).padStart(2, '0'),
      ascii: isPrintable(byte) ? String.fromCharCode(byte) : '·',
    }))
    rows.push({ offset: start, cells })
  }
  return rows
}

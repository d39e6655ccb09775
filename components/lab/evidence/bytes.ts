// Bytes as people read them: printable text with the invisible ones named, and rows of hex beside ASCII.

/** Decodes base64 that a schema has already checked. */
export function decodeBase64(base64: string): Uint8Array {
  const binary = atob(base64)
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/** In parts, as a function takes only so many arguments. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
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

const isPrintable = (byte: number) => byte >= 0x20 && byte < 0x7f

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

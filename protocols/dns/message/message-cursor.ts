// Reads the octets of a message one after the other, and keeps where each field stood.
import type { NameStep, OctetField } from '#protocols/dns/message/message-field.ts'

/** Ends the reading; caught in decode-message and nowhere else. */
export class Malformed extends Error {
  readonly offset: number
  constructor(offset: number, says: string) {
    super(says)
    this.offset = offset
  }
}

export interface Cursor {
  readonly bytes: Uint8Array
  /** Whether names may be compressed (RFC 1035 section 4.1.4). */
  readonly compressed: boolean
  at: number
  /** What was read so far. */
  readonly fields: OctetField[]
  /** The names in what is being read. */
  names: NameStep[][]
  u8: () => number
  u16: () => number
  u32: () => number
  take: (count: number) => Uint8Array
}

export function makeCursor(bytes: Uint8Array, compressed = true): Cursor {
  const cursor: Cursor = {
    bytes,
    compressed,
    at: 0,
    fields: [],
    names: [],
    u8() {
      const value = bytes[cursor.at]
      if (value === undefined) throw new Malformed(cursor.at, 'The message ends too early.')
      cursor.at += 1
      return value
    },
    u16: () => cursor.u8() * 0x100 + cursor.u8(),
    u32: () => cursor.u16() * 0x1_0000 + cursor.u16(),
    take(count) {
      if (cursor.at + count > bytes.length) throw new Malformed(bytes.length, 'The message ends too early.')
      cursor.at += count
      return bytes.slice(cursor.at - count, cursor.at)
    },
  }
  return cursor
}

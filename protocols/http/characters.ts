// The character classes of RFC 9110 section 5.6 and RFC 3986 section 2, over bytes.

const marks = (text: string): ReadonlySet<number> =>
  new Set(Array.from(text, (character) => character.charCodeAt(0)))

const tokenMarks = marks("!#$%&'*+-.^_`|~")
const targetMarks = marks("-._~!$&'()*+,;=:@/?%")

export const space = 0x20
export const tab = 0x09
export const carriageReturn = 0x0d
export const lineFeed = 0x0a

export const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39
const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
export const isHexDigit = (byte: number): boolean =>
  isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)
export const isBlank = (byte: number): boolean => byte === space || byte === tab

/** RFC 9110 section 5.6.2: tchar. */
export const isTokenByte = (byte: number): boolean => isDigit(byte) || isLetter(byte) || tokenMarks.has(byte)

/** RFC 9110 section 5.5: VCHAR, obs-text, and the blanks between them. */
export const isFieldValueByte = (byte: number): boolean => isBlank(byte) || (byte > space && byte !== 0x7f)

/** RFC 3986 sections 3.3 and 3.4: what path and query of a target may hold. A fragment (#) is never sent. */
export const isTargetByte = (byte: number): boolean =>
  isDigit(byte) || isLetter(byte) || targetMarks.has(byte)

/** Bytes as text, one character each (ISO-8859-1), so that offsets stay what they are. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  // In pieces: a call takes only so many arguments.
  for (let from = start; from < end; from += 4_096) {
    text += String.fromCharCode(...bytes.subarray(from, Math.min(end, from + 4_096)))
  }
  return text
}

/** A byte as it can be spoken of: `“a”`, `a space`, `0x0c`. */
export function nameByte(byte: number | undefined): string {
  if (byte === undefined) return 'the end'
  if (byte === space) return 'a space'
  if (byte === tab) return 'a tab'
  if (byte === carriageReturn) return 'a CR'
  if (byte === lineFeed) return 'an LF'
  if (byte > space && byte < 0x7f) return `“${String.fromCharCode(byte)}”`
  return `the byte 0x${byte.toString(16).padStart(2, '0')}`
}

/** Offset of the first byte from `start` that does not fit; `end` when all do. */
export function firstMisfit(
  bytes: Uint8Array,
  { start, end }: { start: number; end: number },
  fits: (byte: number) => boolean,
): number {
  let at = start
  while (at < end && fits(bytes[at] ?? 0)) at += 1
  return at
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

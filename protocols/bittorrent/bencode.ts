// Bencoding (BEP 3): numbers, byte strings, lists and dictionaries, in which torrents and trackers write.

export type Bencoded = number | Uint8Array | readonly Bencoded[] | BencodedDictionary
/** Keys are byte strings, too: here with a character up to U+00FF for each byte. */
export type BencodedDictionary = ReadonlyMap<string, Bencoded>

export type Bdecoded =
  | { ok: true; value: Bencoded; end: number }
  /** `offset` is where it cannot be read any further. */
  | { ok: false; offset: number; says: string }

/** Nothing real is nested deeper, and hostile bytes must not exhaust the stack. */
const depthMax = 24
/** Whole numbers that a double holds have no more. */
const digitsMax = 16

const [colon, minus, zero, nine] = [0x3a, 0x2d, 0x30, 0x39]
const [i, l, d, e] = [0x69, 0x6c, 0x64, 0x65]

class Unreadable extends Error {
  readonly offset: number

  constructor(offset: number, says: string) {
    super(says)
    this.offset = offset
  }
}

/** The value that begins at `from`; what stands behind it is left. Strict: keys in order and once, no leading zeros. */
export function bdecode(bytes: Uint8Array, from = 0): Bdecoded {
  try {
    const [value, end] = readValue(bytes, from, 0)
    return { ok: true, value, end }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { ok: false, offset: error.offset, says: error.message }
  }
}

function readValue(bytes: Uint8Array, at: number, depth: number): [Bencoded, number] {
  const first = bytes[at]
  if (depth > depthMax) throw new Unreadable(at, `more than ${depthMax} values within each other`)
  if (first === i) return readNumber(bytes, at + 1, e)
  if (first === l) return readList(bytes, at + 1, depth)
  if (first === d) return readDictionary(bytes, at + 1, depth)
  if (first !== undefined && first >= zero && first <= nine) return readString(bytes, at)
  throw new Unreadable(at, first === undefined ? 'the end, where a value should be' : 'no value begins so')
}

function readNumber(bytes: Uint8Array, from: number, until: number): [number, number] {
  const isNegative = bytes[from] === minus
  const start = isNegative ? from + 1 : from
  let at = start
  let value = 0
  for (; at - start <= digitsMax; at += 1) {
    const digit = bytes[at]
    if (digit === undefined || digit < zero || digit > nine) break
    value = value * 10 + (digit - zero)
  }
  if (at === start || bytes[at] !== until || value > Number.MAX_SAFE_INTEGER)
    throw new Unreadable(at, 'no whole number')
  if (bytes[start] === zero && (at > start + 1 || isNegative)) throw new Unreadable(start, 'a leading zero')
  return [isNegative ? -value : value, at + 1]
}

function readString(bytes: Uint8Array, from: number): [Uint8Array, number] {
  const [length, start] = readNumber(bytes, from, colon)
  const end = start + length
  if (end > bytes.length) throw new Unreadable(from, 'a string that is longer than what there is')
  return [bytes.subarray(start, end), end]
}

function readList(bytes: Uint8Array, from: number, depth: number): [Bencoded[], number] {
  const list: Bencoded[] = []
  let at = from
  while (bytes[at] !== e) {
    const [value, end] = readValue(bytes, at, depth + 1)
    list.push(value)
    at = end
  }
  return [list, at + 1]
}

function readDictionary(bytes: Uint8Array, from: number, depth: number): [BencodedDictionary, number] {
  const dictionary = new Map<string, Bencoded>()
  let before: string | null = null
  let at = from
  while (bytes[at] !== e) {
    const first = bytes[at] ?? 0
    if (first < zero || first > nine) throw new Unreadable(at, 'a key that is no string')
    const [keyBytes, keyEnd] = readString(bytes, at)
    const key = latin1Of(keyBytes)
    if (before !== null && key <= before) throw new Unreadable(at, 'keys that are not in order')
    const [value, end] = readValue(bytes, keyEnd, depth + 1)
    dictionary.set(key, value)
    before = key
    at = end
  }
  return [dictionary, at + 1]
}

/** Writes it as BEP 3 says: keys in the order of their bytes. */
export function bencode(value: Bencoded): Uint8Array {
  const pieces: Uint8Array[] = []
  writeValue(value, pieces)
  const whole = new Uint8Array(pieces.reduce((octets, piece) => octets + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function writeValue(value: Bencoded, to: Uint8Array[]): void {
  if (typeof value === 'number') to.push(bytesOfLatin1(`i${value}e`))
  else if (value instanceof Uint8Array) to.push(bytesOfLatin1(`${value.length}:`), value)
  else if (isList(value)) {
    to.push(Uint8Array.of(l))
    for (const one of value) writeValue(one, to)
    to.push(Uint8Array.of(e))
  } else {
    to.push(Uint8Array.of(d))
    for (const key of [...value.keys()].toSorted((a, b) => (a < b ? -1 : 1))) {
      writeValue(bytesOfLatin1(key), to)
      writeValue(value.get(key) ?? 0, to)
    }
    to.push(Uint8Array.of(e))
  }
}

const isList = (value: Exclude<Bencoded, number | Uint8Array>): value is readonly Bencoded[] =>
  Array.isArray(value)

/** A character up to U+00FF for each byte. */
export function latin1Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** A byte for each character; none may be above U+00FF. */
export const bytesOfLatin1 = (text: string): Uint8Array =>
  Uint8Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))

// Portable randomness for network conditions and messages: the same seed gives the same run on any machine.
// Generator: xoshiro128** 1.1 (Blackman and Vigna), its four 32-bit words being the first 16 bytes, big-endian,
// of SHA-256 over the seed's UTF-8.
import { createHash } from 'node:crypto'

export interface SeededRandom {
  /** A whole number, both ends possible, each equally likely. */
  integer: (min: number, max: number) => number
  /** `count` plain ASCII words with single spaces between. */
  words: (count: number) => string
}

const vocabulary = (
  'amber anchor arrow autumn basil beacon birch bridge candle canyon cedar cobalt copper coral cotton ' +
  'crystal dapple delta ember falcon fern flint garnet ginger glacier harbor hazel indigo island ivory jasper ' +
  'juniper kestrel lagoon lantern lemon linen maple marble meadow mellow nectar olive onyx orchid otter pebble ' +
  'pepper quartz raven river saffron sage shadow silver summit thistle timber topaz tulip velvet willow winter'
).split(' ')

const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/** @param seed any text, for example `"<run seed>/<check id>"` */
export function seededRandom(seed: string): SeededRandom {
  const digest = createHash('sha256').update(seed, 'utf8').digest()
  let a = digest.readInt32BE(0)
  let b = digest.readInt32BE(4)
  let c = digest.readInt32BE(8)
  let d = digest.readInt32BE(12)

  const next = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotateLeft(d, 11)
    return result
  }

  const integer = (min: number, max: number): number => {
    const span = max - min + 1
    // Draws past the last whole multiple of the span are thrown away: the rest are equally likely.
    const limit = Math.floor(2 ** 32 / span) * span
    for (;;) {
      const drawn = next()
      if (drawn < limit) return min + (drawn % span)
    }
  }

  const words = (count: number): string =>
    Array.from({ length: count }, () => vocabulary[integer(0, vocabulary.length - 1)] ?? '').join(' ')

  return { integer, words }
}

// The generator behind variants and network conditions. It must give the same numbers on every machine and in every year, so it is
// written out here instead of taken from a runtime: xoshiro128** 1.1 (Blackman and Vigna,
// https://prng.di.unimi.it/xoshiro128starstar.c), its four 32-bit words being the first sixteen bytes, little
// endian, of the SHA-256 of the seed in UTF-8.
import { createHash } from 'node:crypto'

const two32 = 2 ** 32

export interface Random {
  /** A whole number from 0 to `count` - 1, each equally likely. `count` is from 1 to 2^32. */
  below(count: number): number
}

export function makeRandom(seed: string): Random {
  const digest = createHash('sha256').update(seed, 'utf8').digest()
  let a = digest.readUInt32LE(0)
  let b = digest.readUInt32LE(4)
  let c = digest.readUInt32LE(8)
  let d = digest.readUInt32LE(12)

  function next(): number {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }

  return {
    below(count) {
      if (!Number.isInteger(count) || count < 1 || count > two32)
        throw new RangeError(`random: below(${count})`)
      // Values past the last whole multiple of `count` are drawn again: the remainder would favour small numbers.
      const limit = two32 - (two32 % count)
      for (;;) {
        const value = next()
        if (value < limit) return value % count
      }
    },
  }
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}

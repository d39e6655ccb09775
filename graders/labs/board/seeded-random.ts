// Randomness for network conditions and messages: the same seed gives the same run on any machine.
import { makeRandom } from '#graders/random.ts'

export interface SeededRandom {
  /** A whole number, both ends possible, each equally likely. */
  integer: (min: number, max: number) => number
  /** `count` plain ASCII words with single spaces between. */
  words: (count: number) => string
  /** Letters of both cases and digits, which nobody guesses: 95 bits of them. */
  token: () => string
  /**
   * `count` words as people type them: capitals here and there, punctuation, runs of blanks, blanks at both ends.
   * Whoever trims, joins or lowers a line changes it.
   */
  untidy: (count: number) => string
}

const vocabulary = (
  'amber anchor arrow autumn basil beacon birch bridge candle canyon cedar cobalt copper coral cotton ' +
  'crystal dapple delta ember falcon fern flint garnet ginger glacier harbor hazel indigo island ivory jasper ' +
  'juniper kestrel lagoon lantern lemon linen maple marble meadow mellow nectar olive onyx orchid otter pebble ' +
  'pepper quartz raven river saffron sage shadow silver summit thistle timber topaz tulip velvet willow winter'
).split(' ')

const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** @param seed any text, for example `"<run seed>/<check id>"` */
export function seededRandom(seed: string): SeededRandom {
  const random = makeRandom(seed)
  const integer = (min: number, max: number): number => min + random.below(max - min + 1)
  const words = (count: number): string =>
    Array.from({ length: count }, () => vocabulary[integer(0, vocabulary.length - 1)] ?? '').join(' ')
  const token = (): string =>
    Array.from({ length: 16 }, () => letters[integer(0, letters.length - 1)] ?? '').join('')
  const untidy = (count: number): string => {
    const blanks = () => ' '.repeat(integer(2, 4))
    const styled = Array.from({ length: count }, (_, index) => {
      const word = words(1)
      const style = index % 3
      if (style === 0) return `${word.charAt(0).toUpperCase()}${word.slice(1)},`
      return style === 1 ? `"${word}"` : `${word.toUpperCase()}!`
    })
    return `${blanks()}${styled.join(blanks())} ${integer(10, 99)}${blanks()}`
  }

  return { integer, words, token, untidy }
}

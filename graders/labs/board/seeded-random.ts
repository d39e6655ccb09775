// Randomness for network conditions and messages: the same seed gives the same run on any machine.
import { makeRandom } from '#graders/random.ts'

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

/** @param seed any text, for example `"<run seed>/<check id>"` */
export function seededRandom(seed: string): SeededRandom {
  const random = makeRandom(seed)
  const integer = (min: number, max: number): number => min + random.below(max - min + 1)
  const words = (count: number): string =>
    Array.from({ length: count }, () => vocabulary[integer(0, vocabulary.length - 1)] ?? '').join(' ')

  return { integer, words }
}

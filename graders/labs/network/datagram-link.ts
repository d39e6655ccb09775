// Network conditions for datagrams, as data: IP may lose, repeat, delay and reorder them, and UDP does nothing about it
// (RFC 8085 section 3.3). Losses come one in so many, at a place that the seed chooses, so that whoever
// asks again gets through in the end: a check must not depend on luck.
import type { SeededRandom } from '#graders/labs/board/seeded-random.ts'

export interface DatagramLink {
  /** Of every so many datagrams one is lost, in each direction. Null: none. At least 2. */
  loseOneIn: number | null
  /** Of every so many datagrams to the program one arrives twice; 1 repeats them all. Null: none. */
  repeatOneIn: number | null
  /** What is sent together arrives in another order. */
  reorder: boolean
  /** Time on the way to the program. */
  delayMs: number
  /** By so much longer at most, drawn for each datagram: what is sent together comes one after the other. */
  jitterMs: number
  /** A black hole: from this datagram on, counted from 0 in each direction, all are lost. Null: none. */
  vanishesFrom: number | null
}

const clear: DatagramLink = {
  loseOneIn: null,
  repeatOneIn: null,
  reorder: false,
  delayMs: 0,
  jitterMs: 0,
  vanishesFrom: null,
}

/** A clear link, but for what is named. */
export function datagramLink(conditions: Partial<DatagramLink> = {}): DatagramLink {
  return { ...clear, ...conditions }
}

/** Says of one datagram after the other whether it is the one in so many: one in each block, drawn per block. */
export class OneIn {
  readonly #every: number | null
  readonly #random: SeededRandom
  #place = 0
  #chosen = 0

  constructor(every: number | null, random: SeededRandom) {
    this.#every = every
    this.#random = random
  }

  next(): boolean {
    const every = this.#every
    if (every === null) return false
    if (this.#place === 0) this.#chosen = this.#random.integer(0, every - 1)
    const isIt = this.#place === this.#chosen
    this.#place = (this.#place + 1) % every
    return isIt
  }
}

/** The same things in another order, whenever there is another one: at least the first is not first any more. */
export function reordered<Item>(items: readonly Item[], random: SeededRandom): Item[] {
  const left = [...items]
  const taken: Item[] = []
  while (left.length > 0) {
    const lowest = taken.length === 0 && left.length > 1 ? 1 : 0
    taken.push(...left.splice(random.integer(lowest, left.length - 1), 1))
  }
  return taken
}

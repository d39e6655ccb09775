export interface Dice {
  /** From 0 to just below. */
  below(sides: number): number
}

/** Small, portable and seeded (mulberry32). */
export function makeDice(from: number): Dice {
  let state = from
  return {
    below(sides) {
      state = (state + 0x6d_2b_79_f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides)
    },
  }
}

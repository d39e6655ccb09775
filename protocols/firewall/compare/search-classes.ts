// The search behind uncovered.ts: one class in each dimension, so that no cover holds them all.
import type { Budget } from '#protocols/firewall/compare/budget.ts'

/** The classes of one dimension: for each, a row of bits that says which covers hold it. */
export interface Classes {
  /** `count` rows, one after the other. */
  rows: Int32Array
  count: number
}

/** What may be chosen in a dimension. */
interface Choice {
  dimension: number
  /** Numbers of the classes that are left. */
  ids: number[]
  rows: Int32Array
}

/** For each dimension, the classes of which any may be chosen. */
type Found = readonly (readonly number[])[]

export function searchClasses(
  dimensions: readonly Classes[],
  covers: number,
  budget: Budget,
): Found | 'covered' | 'too-intricate' {
  const words = Math.ceil(covers / 32)
  const all = new Int32Array(words).fill(-1)
  if (covers % 32 > 0) all[words - 1] = 2 ** (covers % 32) - 1
  const choices = dimensions.map(({ rows, count }, dimension) => ({
    dimension,
    ids: Array.from({ length: count }, (_, id) => id),
    rows,
  }))
  const found: number[][] = dimensions.map(() => [])
  const search = { words, budget, found }
  const result = solve(search, choices, all)
  return result === 'open' ? found : result
}

interface Search {
  words: number
  budget: Budget
  found: number[][]
}

type Verdict = 'open' | 'covered' | 'too-intricate'

function solve(search: Search, given: readonly Choice[], covers: Int32Array): Verdict {
  const { words, budget, found } = search
  const alive = covers.slice()
  let choices = given.map((choice) => ({ ...choice }))
  for (;;) {
    const before = choices.reduce((sum, { ids }) => sum + ids.length, 0)
    budget.left -= (before + 1) * words
    if (budget.left < 0) return 'too-intricate'
    if (isOpen(search, choices, alive)) {
      for (const { dimension, ids } of choices) found[dimension] = ids
      return 'open'
    }
    if (settle(choices, alive, words)) return 'covered'
    for (const choice of choices) leaveOutDominated(choice, alive, search)
    if (choices.some(({ ids }) => ids.length === 0)) return 'covered'
    const after = choices.reduce((sum, { ids }) => sum + ids.length, 0)
    if (after === before) break
  }
  // No class is open, and no cover is settled: guess, in the dimension that leaves least to guess.
  const next = choices.reduce((best, each) => (each.ids.length < best.ids.length ? each : best))
  choices = choices.filter((each) => each !== next)
  const order = next.ids.map((id, place) => ({ id, place, held: countBits(next.rows, place * words, words) }))
  for (const { id, place } of order.toSorted((a, b) => a.held - b.held)) {
    const row = next.rows.slice(place * words, (place + 1) * words)
    for (let word = 0; word < words; word += 1) row[word] = (row[word] ?? 0) & (alive[word] ?? 0)
    found[next.dimension] = [id]
    const verdict = solve(search, choices, row)
    if (verdict !== 'covered') return verdict
  }
  return 'covered'
}

/** Whether some class is held by none of the covers that are left; if so, its dimension is narrowed to it. */
function isOpen({ words }: Search, choices: Choice[], alive: Int32Array): boolean {
  if (alive.every((word) => word === 0)) return true
  for (const choice of choices) {
    const open = choice.ids.filter((_, place) => {
      for (let word = 0; word < words; word += 1) {
        if (((choice.rows[place * words + word] ?? 0) & (alive[word] ?? 0)) !== 0) return false
      }
      return true
    })
    if (open.length === 0) continue
    choice.ids = open
    return true
  }
  return false
}

/** Takes dead covers out of `alive`, and the classes of slabs out of `choices`. Answers whether all is covered. */
function settle(choices: Choice[], alive: Int32Array, words: number): boolean {
  const bounded = new Int32Array(words)
  const boundedTwice = new Int32Array(words)
  const bounds = choices.map(({ ids, rows }) => {
    const everywhere = new Int32Array(words).fill(-1)
    const anywhere = new Int32Array(words)
    for (let at = 0; at < ids.length * words; at += 1) {
      const word = at % words
      everywhere[word] = (everywhere[word] ?? 0) & (rows[at] ?? 0)
      anywhere[word] = (anywhere[word] ?? 0) | (rows[at] ?? 0)
    }
    for (let word = 0; word < words; word += 1) {
      const here = ~(everywhere[word] ?? 0)
      alive[word] = (alive[word] ?? 0) & (anywhere[word] ?? 0)
      boundedTwice[word] = (boundedTwice[word] ?? 0) | ((bounded[word] ?? 0) & here)
      bounded[word] = (bounded[word] ?? 0) | here
    }
    return everywhere
  })
  for (let word = 0; word < words; word += 1) {
    if (((alive[word] ?? 0) & ~(bounded[word] ?? 0)) !== 0) return true
  }
  const slabs = alive.map((word, at) => word & ~(boundedTwice[at] ?? 0))
  if (slabs.every((word) => word === 0)) return false
  for (const [index, choice] of choices.entries()) {
    const here = slabs.map((word, at) => word & ~(bounds[index]?.[at] ?? 0))
    keep(choice, words, (place) => {
      for (let word = 0; word < words; word += 1) {
        if (((choice.rows[place * words + word] ?? 0) & (here[word] ?? 0)) !== 0) return false
      }
      return true
    })
  }
  return false
}

/** Each class is held against so many that fewer covers hold; to keep one too many costs time only. */
const rivalsMax = 128

/** A class whose living covers include all those of another is not needed: the other is open wherever it is. */
function leaveOutDominated(choice: Choice, alive: Int32Array, { words, budget }: Search): void {
  const { ids, rows } = choice
  if (ids.length < 2) return
  const masked = new Int32Array(ids.length * words)
  for (let at = 0; at < masked.length; at += 1) masked[at] = (rows[at] ?? 0) & (alive[at % words] ?? 0)
  const held = ids.map((_, place) => countBits(masked, place * words, words))
  const order = ids.map((_, place) => place).toSorted((a, b) => (held[a] ?? 0) - (held[b] ?? 0) || a - b)
  const needed: number[] = []
  const kept = new Uint8Array(ids.length)
  for (const place of order) {
    const rivals = Math.min(needed.length, rivalsMax)
    let dominated = false
    for (let rival = 0; rival < rivals && !dominated; rival += 1) {
      dominated = includes(masked, place * words, (needed[rival] ?? 0) * words, words)
    }
    budget.left -= rivals
    if (dominated) continue
    needed.push(place)
    kept[place] = 1
  }
  keep(choice, words, (place) => kept[place] === 1)
}

function includes(rows: Int32Array, outer: number, inner: number, words: number): boolean {
  for (let word = 0; word < words; word += 1) {
    if (((rows[inner + word] ?? 0) & ~(rows[outer + word] ?? 0)) !== 0) return false
  }
  return true
}

function keep(choice: Choice, words: number, isKept: (place: number) => boolean): void {
  const places = choice.ids.map((_, place) => place).filter(isKept)
  if (places.length === choice.ids.length) return
  const rows = new Int32Array(places.length * words)
  for (const [at, place] of places.entries()) {
    rows.set(choice.rows.subarray(place * words, (place + 1) * words), at * words)
  }
  choice.ids = places.map((place) => choice.ids[place] ?? 0)
  choice.rows = rows
}

function countBits(rows: Int32Array, from: number, words: number): number {
  let count = 0
  for (let word = 0; word < words; word += 1) {
    let bits = rows[from + word] ?? 0
    bits -= (bits >>> 1) & 0x55_55_55_55
    bits = (bits & 0x33_33_33_33) + ((bits >>> 2) & 0x33_33_33_33)
    count += Math.imul((bits + (bits >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24
  }
  return count
}

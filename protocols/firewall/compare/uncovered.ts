// Whether regions cover another one together, and if not, a place that they leave open.
//
// How this works: along each dimension, places that lie in the same covers are alike. They make one *class*, which
// is written as the set of the covers that hold it. To find an open place is to choose one class in each dimension
// such that no cover holds all of them. Four things keep that search small, and are tried before anything is
// guessed (search-classes.ts):
//
//   - a class that no cover holds ends the search: whatever is chosen elsewhere, the place is open;
//   - a class whose covers include all those of another is never needed: the other is open wherever it is;
//   - a cover that holds all classes of some dimension is dead there; one that holds them in all is the end;
//   - one that does so in all dimensions but one (a slab) takes its classes of that one out.
import type { Budget } from '#protocols/firewall/compare/budget.ts'
import {
  type IntervalSet,
  intersectSets,
  setContains,
  unionOfIntervals,
} from '#protocols/firewall/compare/interval-set.ts'
import { contains, meets, type Region, regionsOutside } from '#protocols/firewall/compare/region.ts'
import { type Classes, searchClasses } from '#protocols/firewall/compare/search-classes.ts'

export type Coverage =
  | { is: 'covered' }
  /** No cover meets any of `region`. */
  | { is: 'open'; region: Region }
  /** The budget is spent. */
  | { is: 'too-intricate' }

export function findUncovered(target: Region, covers: readonly Region[], budget: Budget): Coverage {
  budget.left -= 1 + covers.length
  if (budget.left < 0) return { is: 'too-intricate' }
  const relevant: Region[] = []
  for (const cover of covers) {
    if (!meets(cover, target)) continue
    if (contains(cover, target)) return { is: 'covered' }
    relevant.push(cover)
  }
  const [only] = relevant
  if (!only) return { is: 'open', region: target }
  if (relevant.length === 1) return { is: 'open', region: regionsOutside(target, only)[0] ?? target }

  const dimensions: (Classes & { at: number; places: IntervalSet[] })[] = []
  for (const [at, set] of target.entries()) {
    if (relevant.every((cover) => setContains(cover[at] ?? [], set))) continue
    const classes = classesOf(
      set,
      relevant.map((cover) => cover[at] ?? []),
    )
    budget.left -= classes.steps
    if (budget.left < 0) return { is: 'too-intricate' }
    dimensions.push({ ...classes, at })
  }
  const found = searchClasses(dimensions, relevant.length, budget)
  if (found === 'covered' || found === 'too-intricate') return { is: found }
  const region = [...target]
  for (const [dimension, { at, places }] of dimensions.entries()) {
    const chosen = found[dimension] ?? []
    region[at] = unionOfIntervals(chosen.flatMap((place) => intervalsOf(places[place] ?? [])))
  }
  return { is: 'open', region }
}

/** Along one dimension: sweeps over the ends of all covers, which change by one cover at a time. */
function classesOf(set: IntervalSet, covers: readonly IntervalSet[]) {
  const words = Math.ceil(covers.length / 32)
  // An end of a cover's interval, or of one of `set` itself (numbered behind the covers), as one number to sort.
  const stride = covers.length + 1
  const ends: number[] = set.map((bound, at) => (bound + (at % 2)) * stride + covers.length)
  const current = new Int32Array(words)
  for (const [index, cover] of covers.entries()) {
    if (setContains(cover, set)) flip(current, index)
    else {
      const shared = intersectSets(cover, set)
      for (let at = 0; at < shared.length; at += 1) ends.push(((shared[at] ?? 0) + (at % 2)) * stride + index)
    }
  }
  const sorted = Float64Array.from(ends).toSorted()
  const rows = new Int32Array(sorted.length * words)
  const places: number[][] = []
  // Classes by a fingerprint that changes with each cover; where two have the same one, both are kept.
  const known = new Map<number, number>()
  let [inside, from, fingerprint] = [false, 0, 0]
  for (let next = 0; next < sorted.length; ) {
    const position = Math.floor((sorted[next] ?? 0) / stride)
    if (inside && position > from) {
      let place = known.get(fingerprint)
      if (place === undefined || !isRow(rows, place, current)) {
        place = places.length
        known.set(fingerprint, place)
        rows.set(current, place * words)
        places.push([])
      }
      places[place]?.push(from, position - 1)
    }
    for (; next < sorted.length && Math.floor((sorted[next] ?? 0) / stride) === position; next += 1) {
      const index = (sorted[next] ?? 0) % stride
      if (index === covers.length) inside = !inside
      else {
        flip(current, index)
        fingerprint ^= mixed(index + 1)
      }
    }
    from = position
  }
  const count = places.length
  return { rows: rows.subarray(0, count * words), places, count, steps: 3 * sorted.length + count * words }
}

function isRow(rows: Int32Array, place: number, row: Int32Array): boolean {
  const from = place * row.length
  for (let word = 0; word < row.length; word += 1) if (rows[from + word] !== row[word]) return false
  return true
}

function flip(row: Int32Array, bit: number): void {
  row[bit >> 5] = (row[bit >> 5] ?? 0) ^ (1 << (bit & 31))
}

/** Numbers whose sums by XOR do not meet by accident (the finaliser of MurmurHash3). */
function mixed(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85_eb_ca_6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2_b2_ae_35)
  return twice ^ (twice >>> 16)
}

const intervalsOf = (set: IntervalSet) =>
  Array.from({ length: set.length / 2 }, (_, at) => ({ low: set[2 * at] ?? 0, high: set[2 * at + 1] ?? 0 }))

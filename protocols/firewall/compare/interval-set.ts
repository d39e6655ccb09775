// Sets of whole numbers as intervals, both ends included: [low, high, low, high, …], rising, with a gap between
// any two of them. Every operation is linear in what it is given.

export type IntervalSet = readonly number[]

/** The union of intervals in any order, which may touch and overlap. */
export function unionOfIntervals(intervals: readonly { low: number; high: number }[]): IntervalSet {
  const [only] = intervals
  if (only && intervals.length === 1) return [only.low, only.high]
  const union: number[] = []
  for (const { low, high } of intervals.toSorted((a, b) => a.low - b.low)) {
    const end = union.at(-1)
    if (end === undefined || low > end + 1) union.push(low, high)
    else if (high > end) union[union.length - 1] = high
  }
  return union
}

export function setsMeet(a: IntervalSet, b: IntervalSet): boolean {
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (at(a, i + 1) < at(b, j)) i += 2
    else if (at(b, j + 1) < at(a, i)) j += 2
    else return true
  }
  return false
}

export function setContains(outer: IntervalSet, inner: IntervalSet): boolean {
  let i = 0
  for (let j = 0; j < inner.length; j += 2) {
    while (i < outer.length && at(outer, i + 1) < at(inner, j)) i += 2
    if (i >= outer.length || at(outer, i) > at(inner, j) || at(outer, i + 1) < at(inner, j + 1)) return false
  }
  return true
}

export function setHolds(set: IntervalSet, value: number): boolean {
  for (let i = 0; i < set.length; i += 2) if (value >= at(set, i) && value <= at(set, i + 1)) return true
  return false
}

/** Empty when they do not meet. */
export function intersectSets(a: IntervalSet, b: IntervalSet): IntervalSet {
  const both: number[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    const low = Math.max(at(a, i), at(b, j))
    const high = Math.min(at(a, i + 1), at(b, j + 1))
    if (low <= high) both.push(low, high)
    if (at(a, i + 1) < at(b, j + 1)) i += 2
    else j += 2
  }
  return both
}

/** What of `a` is not in `b`. */
export function subtractSet(a: IntervalSet, b: IntervalSet): IntervalSet {
  const left: number[] = []
  let j = 0
  for (let i = 0; i < a.length; i += 2) {
    let low = at(a, i)
    const high = at(a, i + 1)
    while (j < b.length && at(b, j + 1) < low) j += 2
    for (let k = j; k < b.length && at(b, k) <= high; k += 2) {
      if (at(b, k) > low) left.push(low, at(b, k) - 1)
      low = at(b, k + 1) + 1
    }
    if (low <= high) left.push(low, high)
  }
  return left
}

const at = (set: IntervalSet, index: number) => set[index] ?? 0

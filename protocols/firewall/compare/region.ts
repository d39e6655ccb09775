// Regions: products of sets of whole numbers, one set for each dimension. Everything about sets of packets is
// worked out on them, exactly; no packet is ever sampled. A rule with lists is one region, however many
// combinations its lists have.
import {
  type IntervalSet,
  intersectSets,
  setContains,
  setHolds,
  setsMeet,
  subtractSet,
} from '#protocols/firewall/compare/interval-set.ts'

/** No set of it is empty. */
export type Region = readonly IntervalSet[]

/** [low, high] of the first dimension, then of the second, and so on. */
export function regionOfBox(box: readonly number[]): Region {
  const region: IntervalSet[] = []
  for (let at = 0; at < box.length; at += 2) region.push([box[at] ?? 0, box[at + 1] ?? 0])
  return region
}

export const regionOfPoint = (point: readonly number[]): Region => point.map((value) => [value, value])

export function meets(a: Region, b: Region): boolean {
  for (const [at, set] of a.entries()) if (!setsMeet(set, b[at] ?? [])) return false
  return true
}

export function contains(outer: Region, inner: Region): boolean {
  for (const [at, set] of outer.entries()) if (!setContains(set, inner[at] ?? [])) return false
  return true
}

/** As quick as it can be: a filter asks it of every rule for every packet. */
export function containsPoint(region: Region, point: readonly number[]): boolean {
  for (let at = 0; at < region.length; at += 1) if (!setHolds(region[at] ?? [], point[at] ?? 0)) return false
  return true
}

/** What both have; null when that is nothing. */
export function intersect(a: Region, b: Region): Region | null {
  const both: IntervalSet[] = []
  for (const [at, set] of a.entries()) {
    const shared = intersectSets(set, b[at] ?? [])
    if (shared.length === 0) return null
    both.push(shared)
  }
  return both
}

/** What of `region` is not in `other`, which meets it, as disjoint regions: one for each dimension that it bounds. */
export function regionsOutside(region: Region, other: Region): Region[] {
  const outside: Region[] = []
  const left = [...region]
  for (const [at, set] of region.entries()) {
    const beside = subtractSet(set, other[at] ?? [])
    if (beside.length > 0) outside.push(left.with(at, beside))
    left[at] = intersectSets(set, other[at] ?? [])
  }
  return outside
}

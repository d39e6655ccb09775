// Whether two policies decide every packet alike, exactly, and if not, a packet that they decide differently.
//
// How this works: a packet is decided differently when one policy accepts it by a rule i and the other denies it by
// a rule j. So for each pair (i, j) that disagrees and overlaps, what counts is their overlap without the earlier
// rules of either policy that decide otherwise than i and j do; earlier rules that decide as they do only show the
// same disagreement earlier. Whether something of the overlap is left is asked of uncovered.ts. Two shortcuts make
// thousands of rules quick. An index finds the rules that meet i (region-index.ts). And where B has the very same
// region as i before j, or A the same as j before i, nothing new is left of the overlap: two policies that differ
// little are compared in little more than the time of finding their overlaps.
import type { Budget } from '#protocols/firewall/compare/budget.ts'
import { findLeastPoint, type OpenPlace, type PointOrder } from '#protocols/firewall/compare/least-point.ts'
import { intersect, type Region } from '#protocols/firewall/compare/region.ts'
import { makeRegionIndex, type RegionIndex } from '#protocols/firewall/compare/region-index.ts'
import { findUncovered } from '#protocols/firewall/compare/uncovered.ts'
import type { Decision, Policy } from '#protocols/firewall/rule/policy.ts'

export type PolicyComparison =
  | { is: 'same' }
  /** `point`: a packet that one of them accepts and the other denies. */
  | { is: 'different'; point: readonly number[] }
  /** The budget was spent before anything was found. */
  | { is: 'too-intricate' }

/** For all comparisons of one answer: half a second. What people write needs a thousandth of it. */
export const comparisonSteps = 6_000_000
/** So much is spent on looking for a better packet once there is one. */
const leastPointSteps = 100_000

/**
 * `free` disagrees with nothing. With an order, the packet is the first in it, or, where that would take too long,
 * the first of those that were looked at.
 */
export function comparePolicies(a: Policy, b: Policy, budget: Budget, order?: PointOrder): PolicyComparison {
  const disagreements = eachDisagreement(a, b, budget)
  for (const place of disagreements) {
    const coverage = findUncovered(place.target, place.covers(), budget)
    if (coverage.is === 'too-intricate') return coverage
    if (coverage.is === 'covered') continue
    if (!order) return { is: 'different', point: coverage.region.map((set) => set[0] ?? 0) }
    // The places before this one have nothing to show.
    const places = [place, ...disagreements]
    const found = order.least(coverage.region)
    return { is: 'different', point: findLeastPoint(places, order, found, { left: leastPointSteps }).point }
  }
  return budget.left < 0 ? { is: 'too-intricate' } : { is: 'same' }
}

function* eachDisagreement(a: Policy, b: Policy, budget: Budget): Generator<OpenPlace> {
  const [flatA, flatB] = [flatten(a), flatten(b)]
  for (const [i, mine] of flatA.entries.entries()) {
    if (mine.decision === 'free' || flatA.firstOf.get(mine.key) !== i) continue
    const other = mine.decision === 'accept' ? 'deny' : 'accept'
    const sameInB = flatB.firstOf.get(mine.key) ?? Number.POSITIVE_INFINITY
    const rivals = flatB.indexOf(other).meeting(mine.region, sameInB + 1)
    budget.left -= 1 + rivals.length
    // Filled when the shortcuts do not answer, which is rare between policies that are alike.
    let earlier: { inA: Region[]; inB: readonly { index: number; region: Region }[] } | null = null
    for (const j of rivals) {
      if (budget.left < 0) return
      const rival = flatB.entries[j]
      if (!rival || (flatA.firstOf.get(rival.key) ?? i) < i) continue
      const target = intersect(mine.region, rival.region)
      if (!target) continue
      const covers = () => {
        earlier ??= {
          inA: unlike(flatA, mine.decision, mine.region, i).map(({ region }) => region),
          inB: unlike(flatB, other, mine.region, Number.POSITIVE_INFINITY),
        }
        return [...earlier.inA, ...earlier.inB.flatMap(({ index, region }) => (index < j ? [region] : []))]
      }
      yield { target, covers }
    }
  }
}

/** What decides otherwise and meets a region. */
function unlike({ entries, indexOf }: Flat, decision: Decision, region: Region, before: number) {
  return decisions.flatMap((each) =>
    each === decision
      ? []
      : indexOf(each)
          .meeting(region, before)
          .flatMap((index) => {
            const entry = entries[index]
            return entry ? [{ index, region: entry.region }] : []
          }),
  )
}

const decisions: readonly Decision[] = ['accept', 'deny', 'free']

interface Entry {
  region: Region
  decision: Decision
  /** The same for the same region. */
  key: string
}

interface Flat {
  /** One for each region, in order; the default last. */
  entries: readonly Entry[]
  /** Of the entries that decide so. */
  indexOf: (decision: Decision) => RegionIndex
  /** Key of a region to the first entry that has it: a later one with the same region never decides. */
  firstOf: ReadonlyMap<string, number>
}

/** One policy is held against several, one requirement after the other. */
const flattened = new WeakMap<Policy, Flat>()

function flatten(policy: Policy): Flat {
  const known = flattened.get(policy)
  if (known) return known
  const { rules, otherwise, universe } = policy
  const entries: Entry[] = []
  const firstOf = new Map<string, number>()
  const add = (region: Region, decision: Decision) => {
    const key = keyOf(region)
    if (!firstOf.has(key)) firstOf.set(key, entries.length)
    entries.push({ region, decision, key })
  }
  for (const { regions, decision } of rules) for (const region of regions) add(region, decision)
  add(universe, otherwise)
  const indices = new Map<Decision, RegionIndex>()
  const indexOf = (decision: Decision) => {
    const made = indices.get(decision)
    if (made) return made
    const numbers = [...entries.keys()].filter((index) => entries[index]?.decision === decision)
    const index = makeRegionIndex(
      numbers.flatMap((number) => [entries[number]?.region ?? []]),
      numbers,
    )
    indices.set(decision, index)
    return index
  }
  const flat = { entries, indexOf, firstOf }
  flattened.set(policy, flat)
  return flat
}

function keyOf(region: Region): string {
  let key = ''
  for (const set of region) {
    for (const bound of set) key += `${bound},`
    key += ';'
  }
  return key
}

// Whether two policies decide every packet alike, exactly, and if not, a packet that they decide differently.
//
// How this works: a packet is decided differently when one policy accepts it by a rule i and the other denies it by
// a rule j. So for each pair (i, j) that disagrees and overlaps, what counts is their overlap without the earlier
// rules of either policy that decide otherwise than i and j do; earlier rules that decide as they do only show the
// same disagreement earlier. Whether something of the overlap is left is asked of uncovered.ts. Two shortcuts make
// thousands of rules quick. An index finds the rules that meet i (region-index.ts). And where B has the very same
// region as i before j, or A the same as j before i, nothing new is left of the overlap: two policies that differ
// little are compared in little more than the time of finding their overlaps.
import type { Budget } from '#protocols/firewall/budget.ts'
import { findLeastPoint, type OpenPlace, type PointOrder } from '#protocols/firewall/least-point.ts'
import type { Decision, Policy } from '#protocols/firewall/policy.ts'
import { intersect, type Region } from '#protocols/firewall/region.ts'
import { makeRegionIndex, type RegionIndex } from '#protocols/firewall/region-index.ts'
import { findUncovered } from '#protocols/firewall/uncovered.ts'

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
    const rivals = flatB.index.meeting(mine.region)
    budget.left -= 1 + rivals.length
    // Filled when the shortcuts do not answer, which is rare between policies that are alike.
    let earlierInA: Region[] | null = null
    const sameInB = flatB.firstOf.get(mine.key) ?? Number.POSITIVE_INFINITY
    for (const [place, j] of rivals.entries()) {
      if (budget.left < 0) return
      const rival = flatB.entries[j]
      if (j > sameInB || !rival) break
      if (rival.decision === mine.decision || rival.decision === 'free') continue
      if ((flatA.firstOf.get(rival.key) ?? i) < i) continue
      const target = intersect(mine.region, rival.region)
      if (!target) continue
      const covers = () => {
        earlierInA ??= otherwise(
          flatA.index.meeting(mine.region).filter((index) => index < i),
          flatA,
          mine,
        )
        return [...earlierInA, ...otherwise(rivals.slice(0, place), flatB, rival)]
      }
      yield { target, covers }
    }
  }
}

/** The regions of those entries that do not decide as `entry` does. */
function otherwise(indices: readonly number[], { entries }: Flat, { decision }: Entry): Region[] {
  return indices.flatMap((index) => {
    const each = entries[index]
    return each && each.decision !== decision ? [each.region] : []
  })
}

interface Entry {
  region: Region
  decision: Decision
  /** The same for the same region. */
  key: string
}

interface Flat {
  /** One for each region, in order; the default last. */
  entries: Entry[]
  index: RegionIndex
  /** Key of a region to the first entry that has it: a later one with the same region never decides. */
  firstOf: Map<string, number>
}

/** One policy is held against several, one requirement after the other. */
const flattened = new WeakMap<Policy, Flat>()

function flatten(policy: Policy): Flat {
  const known = flattened.get(policy)
  if (known) return known
  const { rules, otherwise: decision, universe } = policy
  const entries = [...rules, { regions: [universe], decision }].flatMap((rule) =>
    rule.regions.map((region) => ({ region, decision: rule.decision, key: region.join(';') })),
  )
  const firstOf = new Map<string, number>()
  for (const [index, { key }] of entries.entries()) if (!firstOf.has(key)) firstOf.set(key, index)
  const flat = { entries, index: makeRegionIndex(entries.map(({ region }) => region)), firstOf }
  flattened.set(policy, flat)
  return flat
}

// A world of packets small enough to look at every one of them, and policies for it: brute force as a witness.
import * as fc from 'fast-check'
import { unionOfIntervals } from '#protocols/firewall/compare/interval-set.ts'
import { type Region, regionOfBox } from '#protocols/firewall/compare/region.ts'
import type { Decision, Policy } from '#protocols/firewall/rule/policy.ts'

const side = 4

/** In three fields; the first changes fastest. */
export const worldPoints: readonly (readonly number[])[] = Array.from({ length: side ** 3 }, (_, index) => [
  index % side,
  Math.floor(index / side) % side,
  Math.floor(index / side ** 2),
])

const world = regionOfBox([0, side - 1, 0, side - 1, 0, side - 1])

/** Half of them one interval, the other half lists. */
const someValues = fc.oneof(
  fc.tuple(fc.nat(side - 1), fc.nat(side - 1)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
  fc
    .uniqueArray(fc.nat(side - 1), { minLength: 1 })
    .map((values) => unionOfIntervals(values.map((value) => ({ low: value, high: value })))),
)
export const someRegion: fc.Arbitrary<Region> = fc.tuple(someValues, someValues, someValues)

export function somePolicy(decisions: readonly Decision[], rulesMax = 7): fc.Arbitrary<Policy> {
  const decision = fc.constantFrom(...decisions)
  const rule = fc.record({ regions: fc.array(someRegion, { minLength: 1, maxLength: 2 }), decision })
  return fc.record({
    rules: fc.array(rule, { maxLength: rulesMax, size: 'max' }),
    otherwise: decision,
    universe: fc.constant(world),
  })
}

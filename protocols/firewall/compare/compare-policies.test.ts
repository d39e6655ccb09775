import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePolicies } from '#protocols/firewall/compare/compare-policies.ts'
import type { PointOrder } from '#protocols/firewall/compare/least-point.ts'
import { regionOfBox } from '#protocols/firewall/compare/region.ts'
import { somePolicy, worldPoints } from '#protocols/firewall/oracle/small-world.ts'
import { decide, type Policy } from '#protocols/firewall/rule/policy.ts'

const policy = somePolicy(['accept', 'deny', 'free'])

/** The largest coordinates first, the last of them counting most. */
const backwards: PointOrder = {
  least(place) {
    const point = place.map((values) => values.at(-1) ?? 0)
    return { point, strangeness: point.toReversed().map((value) => -value) }
  },
}

test('what is found is the first of all differences, and nothing is found where there is none', () => {
  const seen = { same: 0, different: 0 }
  fc.assert(
    fc.property(policy, policy, (a, b) => {
      const different = worldPoints.filter((point) => {
        const [one, other] = [decide(a, point).decision, decide(b, point).decision]
        return one !== other && one !== 'free' && other !== 'free'
      })
      // The order of `worldPoints` is such that the last is the first of the order.
      const expected = different.at(-1)
      const found = comparePolicies(a, b, { left: 1e6 }, backwards)
      expect(found).toEqual(expected ? { is: 'different', point: expected } : { is: 'same' })
      const any = comparePolicies(a, b, { left: 1e6 })
      expect(any.is).toBe(found.is)
      if (any.is === 'different') expect(different).toContainEqual(any.point)
      seen[expected ? 'different' : 'same'] += 1
    }),
    { numRuns: 1_000 },
  )
  expect(Math.min(seen.same, seen.different)).toBeGreaterThan(50)
})

test('comparison is symmetric, and a policy means the same as itself', () => {
  fc.assert(
    fc.property(policy, policy, (a, b) => {
      expect(comparePolicies(a, b, { left: 1e6 }).is).toBe(comparePolicies(b, a, { left: 1e6 }).is)
      expect(comparePolicies(a, a, { left: 1e6 })).toEqual({ is: 'same' })
    }),
  )
})

test('a spent budget is told, and never makes two policies the same', () => {
  fc.assert(
    fc.property(policy, policy, fc.nat(300), (a, b, left) => {
      const told = comparePolicies(a, b, { left }, backwards).is
      expect([comparePolicies(a, b, { left: 1e6 }).is, 'too-intricate']).toContain(told)
      expect(comparePolicies(a, b, { left }, backwards).is).toBe(told)
    }),
  )
})

const shared = path.resolve(import.meta.dirname, '../../../../shared/vectors/firewall/policies')

describe('policies of others, whose meaning is known', () => {
  const parse = (name: string): Policy => {
    const [, ...lines] = readFileSync(path.join(shared, name), 'utf8').trim().split('\n')
    const rules = lines.map((line) => {
      const numbers = line.split(' ').map(Number)
      return {
        regions: [regionOfBox(numbers.slice(0, 10))],
        decision: numbers[10] === 1 ? 'accept' : 'deny',
      } as const
    })
    const everything = [0, 2 ** 32 - 1, 0, 2 ** 32 - 1, 0, 65_535, 0, 65_535, 0, 255]
    return { rules, otherwise: 'deny', universe: regionOfBox(everything) }
  }
  const here = existsSync(shared)
  if (!here) console.warn(`Left out: there are no policies in ${shared}.`)
  test.skipIf(!here).each([50, 661, 3_000])('%i rules', (count) => {
    const a = parse(`${count}-a.txt`)
    expect(comparePolicies(a, parse(`${count}-eq.txt`), { left: 1e8 })).toEqual({ is: 'same' })
    const ne = parse(`${count}-ne.txt`)
    const found = comparePolicies(a, ne, { left: 1e8 })
    if (found.is !== 'different') throw new Error(found.is)
    expect(decide(a, found.point).decision).not.toBe(decide(ne, found.point).decision)
  })
})

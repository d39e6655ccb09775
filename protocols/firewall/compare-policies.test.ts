import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, contains } from '#protocols/firewall/box.ts'
import { eachDifference, findDifference } from '#protocols/firewall/compare-policies.ts'
import { decide, type Policy } from '#protocols/firewall/policy.ts'

const side = 4
const universe: Box = [0, side - 1, 0, side - 1, 0, side - 1]
const interval = fc
  .tuple(fc.integer({ min: 0, max: side - 1 }), fc.integer({ min: 0, max: side - 1 }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
const box = fc.tuple(interval, interval, interval).map((intervals): Box => intervals.flat())
const decision = fc.constantFrom('accept' as const, 'deny' as const, 'free' as const)
const rule = fc.record({ boxes: fc.array(box, { minLength: 1, maxLength: 3 }), decision })
const policy: fc.Arbitrary<Policy> = fc.record({
  rules: fc.array(rule, { maxLength: 7 }),
  otherwise: decision,
  universe: fc.constant(universe),
})
const points = Array.from({ length: side ** 3 }, (_, index) => [
  index % side,
  Math.floor(index / side) % side,
  Math.floor(index / side ** 2),
])

test('differences are disjoint, name the rules that decide, and are all there is', () => {
  fc.assert(
    fc.property(policy, policy, (a, b) => {
      const found: { box: Box; ruleOfA: number | null; ruleOfB: number | null }[] = []
      eachDifference(a, b, (difference) => void found.push(difference))
      for (const point of points) {
        const [one, other] = [decide(a, point), decide(b, point)]
        const differ = one.decision !== other.decision && one.decision !== 'free' && other.decision !== 'free'
        const places = found.filter((each) =>
          contains(
            each.box,
            point.flatMap((at) => [at, at]),
          ),
        )
        expect(places.length).toBe(differ ? 1 : 0)
        if (differ) expect(places[0]).toMatchObject({ ruleOfA: one.rule, ruleOfB: other.rule })
      }
    }),
    { numRuns: 300 },
  )
})

test('comparison is symmetric, and a policy means the same as itself', () => {
  fc.assert(
    fc.property(policy, policy, (a, b) => {
      expect(findDifference(a, b) === null).toBe(findDifference(b, a) === null)
      expect(findDifference(a, a)).toBeNull()
    }),
  )
})

const shared = path.resolve(import.meta.dirname, '../../../shared/vectors/firewall/policies')

describe('policies of others, whose meaning is known', () => {
  const parse = (name: string): Policy => {
    const [, ...lines] = readFileSync(path.join(shared, name), 'utf8').trim().split('\n')
    const rules = lines.map((line) => {
      const numbers = line.split(' ').map(Number)
      return { boxes: [numbers.slice(0, 10)], decision: numbers[10] === 1 ? 'accept' : 'deny' } as const
    })
    const everything: Box = [0, 2 ** 32 - 1, 0, 2 ** 32 - 1, 0, 65_535, 0, 65_535, 0, 255]
    return { rules, otherwise: 'deny', universe: everything }
  }
  const here = existsSync(shared)
  if (!here) console.warn(`Left out: there are no policies in ${shared}.`)
  test.skipIf(!here).each([50, 661, 3_000])('%i rules', (count) => {
    const a = parse(`${count}-a.txt`)
    expect(findDifference(a, parse(`${count}-eq.txt`))).toBeNull()
    const ne = parse(`${count}-ne.txt`)
    const difference = findDifference(a, ne)
    const packet = difference?.box.filter((_, at) => at % 2 === 0) ?? []
    expect(decide(a, packet)).toMatchObject({ rule: difference?.ruleOfA })
    expect(decide(a, packet).decision).not.toBe(decide(ne, packet).decision)
  })
})

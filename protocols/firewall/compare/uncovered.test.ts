import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  contains,
  intersect,
  meets,
  regionOfPoint,
  regionsOutside,
} from '#protocols/firewall/compare/region.ts'
import { findUncovered } from '#protocols/firewall/compare/uncovered.ts'
import { someRegion as region, worldPoints } from '#protocols/firewall/oracle/small-world.ts'

const points = worldPoints.map(regionOfPoint)
const budgetOf = (left: number) => ({ left })

test('what is left open is found, and nothing else', () => {
  const seen = { covered: 0, open: 0 }
  fc.assert(
    fc.property(region, fc.array(region, { maxLength: 40 }), (target, covers) => {
      const open = points.filter(
        (point) => contains(target, point) && !covers.some((cover) => contains(cover, point)),
      )
      const found = findUncovered(target, covers, budgetOf(1e6))
      expect(found.is).toBe(open.length > 0 ? 'open' : 'covered')
      seen[open.length > 0 ? 'open' : 'covered'] += 1
      if (found.is !== 'open') return
      expect(contains(target, found.region)).toBe(true)
      expect(covers.some((cover) => meets(cover, found.region))).toBe(false)
    }),
    { numRuns: 2_000 },
  )
  expect(Math.min(seen.covered, seen.open)).toBeGreaterThan(100)
})

test('regions outside are disjoint, and are exactly what is left', () => {
  fc.assert(
    fc.property(region, region, (whole, other) => {
      fc.pre(meets(whole, other))
      const outside = regionsOutside(whole, other)
      for (const point of points) {
        const left = contains(whole, point) && !contains(other, point)
        expect(outside.filter((each) => contains(each, point)).length).toBe(left ? 1 : 0)
      }
    }),
  )
})

test('regions meet where they intersect', () => {
  fc.assert(
    fc.property(region, region, (a, b) => {
      const both = intersect(a, b)
      expect(meets(a, b)).toBe(both !== null)
      const shared = points.filter((point) => contains(a, point) && contains(b, point))
      expect(points.filter((point) => both && contains(both, point))).toEqual(shared)
    }),
  )
})

test('a spent budget is told, and nothing is thrown', () => {
  fc.assert(
    fc.property(region, fc.array(region, { maxLength: 40 }), fc.nat(60), (target, covers, left) => {
      const found = findUncovered(target, covers, budgetOf(left))
      const whole = findUncovered(target, covers, budgetOf(1e6))
      expect(['too-intricate', whole.is]).toContain(found.is)
    }),
  )
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, contains, eachPieceOutside, intersect, isCovered, meets } from '#protocols/firewall/box.ts'

// A world small enough to look at every point of it.
const side = 5
const interval = fc
  .tuple(fc.integer({ min: 0, max: side - 1 }), fc.integer({ min: 0, max: side - 1 }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
const box = fc.tuple(interval, interval, interval).map((intervals): Box => intervals.flat())
const points: Box[] = Array.from({ length: side ** 3 }, (_, index) =>
  [index % side, Math.floor(index / side) % side, Math.floor(index / side ** 2)].flatMap((at) => [at, at]),
)

test('pieces outside are disjoint, and are exactly what is left', () => {
  fc.assert(
    fc.property(box, fc.array(box, { maxLength: 6 }), (whole, others) => {
      const pieces: Box[] = []
      expect(eachPieceOutside(whole, others, (piece) => void pieces.push(piece))).toBe(true)
      for (const point of points) {
        const left = contains(whole, point) && !others.some((other) => contains(other, point))
        expect(pieces.filter((piece) => contains(piece, point)).length).toBe(left ? 1 : 0)
      }
      expect(isCovered(whole, others)).toBe(pieces.length === 0)
    }),
    { numRuns: 300 },
  )
})

test('boxes meet where they intersect', () => {
  fc.assert(
    fc.property(box, box, (a, b) => {
      const both = intersect(a, b)
      expect(meets(a, b)).toBe(both !== null)
      const shared = points.filter((point) => contains(a, point) && contains(b, point))
      expect(points.filter((point) => both && contains(both, point))).toEqual(shared)
    }),
  )
})

describe('a budget', () => {
  test('stops the work and says so', () => {
    const dust: Box[] = points.filter((_, index) => index % 2 === 0)
    const whole: Box = [0, side - 1, 0, side - 1, 0, side - 1]
    const budget = { left: 50 }
    expect(eachPieceOutside(whole, dust, () => true, budget)).toBe(false)
    expect(budget.left).toBeLessThan(0)
    expect(isCovered(whole, dust)).toBe(false)
  })
})

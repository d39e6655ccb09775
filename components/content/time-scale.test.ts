import { assert, double, integer, property } from 'fast-check'
import { expect, it } from 'vitest'
import { timeScale } from '#components/content/time-scale.ts'

it.each([
  [100, 4, [0, 20, 40, 60, 80, 100]],
  [236, 4, [0, 50, 100, 150, 200]],
  [1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [0.35, 4, [0, 0.1, 0.2, 0.3]],
  [12_000, 10, [0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000, 11_000, 12_000]],
])('up to %s ms there are round times, about %s', (endMs, count, ticks) => {
  expect(timeScale(endMs, 0, 1).ticks(count)).toEqual(ticks)
})

it('finds a time where it stands, and never far more or fewer ticks than wanted', () => {
  assert(
    property(double({ min: 0.001, max: 1e6, noNaN: true }), integer({ min: 4, max: 40 }), (endMs, count) => {
      const { y, msAt, ticks } = timeScale(endMs, 40, 320)
      expect(y(0)).toBe(40)
      expect(y(endMs)).toBeCloseTo(360)
      expect(msAt(y(endMs / 3)) / endMs).toBeCloseTo(1 / 3)
      expect(ticks(count).length).toBeGreaterThan(count / 2)
      expect(ticks(count).length).toBeLessThan(2 * count + 2)
    }),
  )
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bottleneckModel } from '#graders/models/bottleneck-model.ts'
import { runModel } from '#graders/testing/run-model.ts'

test('a worked problem: ten pairs, 2 Mbps at the servers, 1 Mbps at the clients, 5 Mbps shared between', () => {
  const got = runModel(bottleneckModel, { rate1: 2, rate2: 5, sharing2: 10, rate3: 1, size: 8_000_000 })
  expect(got).toMatchObject({ throughput: 0.5, bottleneck: 2, fileTime: 16_000_000 })
  expect([got.utilisation1, got.utilisation2, got.utilisation3, got.utilisation4]).toEqual([0.25, 1, 0.5, 0])
})

/** Water filling: all transfers are raised together, a little at a time, until one of the links is full. */
function fill(links: readonly { rate: number; sharing: number }[], step: number): number {
  let each = 0
  while (links.every(({ rate, sharing }) => (each + step) * sharing <= rate * (1 + 1e-12))) each += step
  return each
}

test('what filling all transfers alike comes to, link by link', () => {
  const link = fc.record({
    rate: fc.integer({ min: 1, max: 200 }),
    sharing: fc.integer({ min: 1, max: 20 }),
  })
  fc.assert(
    fc.property(fc.array(link, { minLength: 1, maxLength: 5 }), (links) => {
      const numbered = links.flatMap(({ rate, sharing }, index) => [
        [`rate${index + 1}`, rate] as const,
        [`sharing${index + 1}`, sharing] as const,
      ])
      const got = runModel(bottleneckModel, Object.fromEntries(numbered))
      const step = 1 / 128
      const filled = fill(links, step)
      expect(got.throughput).toBeGreaterThanOrEqual(filled - 1e-9)
      expect(got.throughput).toBeLessThan(filled + step + 1e-9)
      const used = [1, 2, 3, 4, 5].map((which) => got[`utilisation${which}`] ?? 0)
      expect(Math.max(...used)).toBeCloseTo(1, 9)
      expect(used[(got.bottleneck ?? 0) - 1]).toBeCloseTo(1, 9)
    }),
  )
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { stopAndWaitModel } from '#graders/models/stop-and-wait-model.ts'
import { runModel } from '#graders/testing/run-model.ts'

test('a worked problem: 1,000 bytes at 1 Gbps and 30 ms of round trip', () => {
  const got = runModel(stopAndWaitModel, { packetSize: 8_000, rate: 1_000, rtt: 30_000 })
  expect(got.utilisation).toBeCloseTo(0.00027, 5)
  expect((got.throughput ?? 0) * 1_000).toBeCloseTo(267, 0)
  const three = runModel(stopAndWaitModel, { packetSize: 8_000, rate: 1_000, rtt: 30_000, window: 3 })
  expect((three.utilisation ?? 0) / (got.utilisation ?? 0)).toBeCloseTo(3, 9)
})

test('the closed form: W L/R of each cycle, and no more than all of the time', () => {
  const situations = fc.record({
    packetSize: fc.integer({ min: 1, max: 12_000 }),
    rate: fc.integer({ min: 1, max: 1_000 }),
    rtt: fc.integer({ min: 0, max: 10_000 }),
    ackTx: fc.integer({ min: 0, max: 100 }),
    window: fc.integer({ min: 1, max: 60 }),
    packets: fc.integer({ min: 1, max: 200 }),
  })
  fc.assert(
    fc.property(situations, (given) => {
      const { packetSize, rate, rtt, ackTx, window, packets } = given
      const transmission = packetSize / rate
      const cycle = transmission + rtt + ackTx
      const got = runModel(stopAndWaitModel, given)
      expect(got.utilisation).toBeCloseTo(Math.min(1, (window * transmission) / cycle), 9)
      expect((got.throughput ?? 0) / rate).toBeCloseTo(got.utilisation ?? 0, 9)
      // Whole windows before the last packet, then its place in its own.
      const before = packets - 1
      const starts = Math.max(
        before * transmission,
        Math.floor(before / window) * cycle + (before % window) * transmission,
      )
      expect((got.allTime ?? 0) / (starts + cycle)).toBeCloseTo(1, 9)
      const full = got.fullWindow ?? 0
      expect(full * transmission).toBeGreaterThanOrEqual(cycle * (1 - 1e-9))
      expect((full - 1) * transmission).toBeLessThan(cycle)
    }),
  )
})

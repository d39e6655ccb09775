import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { burstModel, md1Model, mm1Model } from '#graders/models/queue-models.ts'
import { runModel } from '#graders/testing/run-model.ts'
import { uniformNumbers } from '#graders/testing/uniform-numbers.ts'

const bursts = fc.record({
  packets: fc.integer({ min: 1, max: 50 }),
  packetSize: fc.integer({ min: 8, max: 12_000 }),
  rate: fc.integer({ min: 1, max: 100 }),
})

test('of a burst, the k-th packet waits for k - 1 transmissions, and the mean is half of the last', () => {
  fc.assert(
    fc.property(bursts, fc.nat(), ({ packets, packetSize, rate }, seed) => {
      const which = 1 + (seed % packets)
      const got = runModel(burstModel, { packets, packetSize, rate, which })
      const transmission = packetSize / rate
      expect(got.wait).toBeCloseTo((which - 1) * transmission, 6)
      expect(got.meanWait).toBeCloseTo(((packets - 1) * transmission) / 2, 6)
      expect(got.longestWait).toBeCloseTo((packets - 1) * transmission, 6)
      expect(got.emptyTime).toBeCloseTo(packets * transmission, 6)
    }),
  )
})

test('bursts that come when the queue is empty again change nothing; those that come sooner wait for the rest', () => {
  fc.assert(
    fc.property(bursts, fc.integer({ min: 2, max: 9 }), (burst, count) => {
      const whole = (burst.packets * burst.packetSize) / burst.rate
      const one = runModel(burstModel, burst)
      const apart = runModel(burstModel, { ...burst, bursts: count, interval: 1.001 * whole })
      expect(apart.meanWait).toBeCloseTo(one.meanWait ?? 0, 6)
      const close = runModel(burstModel, { ...burst, bursts: count, interval: whole / 2 })
      expect(close.meanWait).toBeCloseTo((one.meanWait ?? 0) + ((count - 1) * whole) / 4, 4)
    }),
  )
})

test('a packet that is not in the burst is refused', () => {
  expect(() => runModel(burstModel, { packets: 3, packetSize: 8, rate: 1, which: 4 })).toThrow(/burst of 3/)
})

/** The mean wait over many packets, each sent after the one before: what the formulas are about. */
function simulate(intensity: number, size: (uniform: number) => number): number {
  const uniform = uniformNumbers(Math.round(1_000 * intensity))
  const packets = 400_000
  let [wait, sum] = [0, 0]
  for (let packet = 0; packet < packets; packet += 1) {
    sum += wait
    const next = -Math.log(uniform()) / intensity
    wait = Math.max(0, wait + size(uniform()) - next)
  }
  return sum / packets
}

describe.each([
  ['M/M/1', mm1Model, (uniform: number) => -Math.log(uniform)],
  ['M/D/1', md1Model, () => 1],
] as const)('%s', (_, model, size) => {
  test.each([0.2, 0.5, 0.8])('as simulated at intensity %d', (intensity) => {
    const got = runModel(model, { arrivalRate: intensity, packetSize: 1, rate: 1 })
    expect(simulate(intensity, size) / (got.meanWait ?? 0)).toBeCloseTo(1, 1)
  })

  test('what comes faster than it is sent waits for ever', () => {
    const got = runModel(model, { arrivalRate: 2, packetSize: 1, rate: 1 })
    expect([got.intensity, got.meanDelay]).toEqual([2, Number.POSITIVE_INFINITY])
  })
})

test('the M/M/1 queue is in balance: its states, counted, give the same numbers', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.9, noNaN: true }), (intensity) => {
      const states = Array.from({ length: 2_000 }, (_, present) => (1 - intensity) * intensity ** present)
      const mean = (value: (present: number) => number) =>
        states.reduce((sum, share, present) => sum + share * value(present), 0)
      const got = runModel(mm1Model, {
        arrivalRate: intensity,
        packetSize: 1,
        rate: 1,
      })
      expect(got.meanPresent).toBeCloseTo(
        mean((present) => present),
        6,
      )
      expect(got.meanWaiting).toBeCloseTo(
        mean((present) => Math.max(0, present - 1)),
        6,
      )
    }),
  )
})

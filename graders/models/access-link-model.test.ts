import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessLinkModel } from '#graders/models/access-link-model.ts'
import { mm1Model } from '#graders/models/queue-models.ts'
import { runModel } from '#graders/testing/run-model.ts'
import { uniformNumbers } from '#graders/testing/uniform-numbers.ts'

const second = 1_000_000

test('a worked problem: 850,000 bits, 16 requests a second, 15 Mbps, 3 s of Internet, without and with a cache', () => {
  const given = { requestRate: 16 / second, objectSize: 850_000, accessRate: 15, internetDelay: 3 * second }
  const without = runModel(accessLinkModel, given)
  expect(without.accessIntensity).toBeCloseTo(0.907, 3)
  expect((without.responseTime ?? 0) / second).toBeCloseTo(3.607, 2)
  const cached = runModel(accessLinkModel, { ...given, hitRate: 0.6 })
  expect((cached.accessDelay ?? 0) / second).toBeCloseTo(0.089, 3)
  expect((cached.responseTime ?? 0) / second).toBeCloseTo(1.24, 2)
})

const situations = fc.record({
  requestRate: fc.double({ min: 1e-6, max: 1e-4, noNaN: true }),
  objectSize: fc.integer({ min: 1_000, max: 1_000_000 }),
  accessRate: fc.integer({ min: 1, max: 1_000 }),
  internetDelay: fc.integer({ min: 0, max: 3_000_000 }),
  hitTime: fc.integer({ min: 0, max: 20_000 }),
})

test('the access link is the M/M/1 queue of the misses, and a better cache never makes anything slower', () => {
  const rates = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
  fc.assert(
    fc.property(situations, rates, (given, hits) => {
      const [low = 0, high = 0] = hits.map((each) => each / 100).toSorted((a, b) => a - b)
      const [worse, better] = [low, high].map((hitRate) => runModel(accessLinkModel, { ...given, hitRate }))
      const queue = runModel(mm1Model, {
        arrivalRate: given.requestRate * (1 - low),
        packetSize: given.objectSize,
        rate: given.accessRate,
      })
      const [delay = 0, queued = 0] = [worse?.accessDelay, queue.meanDelay]
      expect(delay === queued || Math.abs(delay / queued - 1) < 1e-9).toBe(true)
      expect(worse?.accessDelay).toBeGreaterThanOrEqual(better?.accessDelay ?? Number.NaN)
      expect(worse?.accessTraffic).toBeGreaterThanOrEqual((better?.accessTraffic ?? Number.NaN) - 1e-9)
      if (given.hitTime <= given.internetDelay) {
        expect(worse?.responseTime).toBeGreaterThanOrEqual((better?.responseTime ?? Number.NaN) - 1e-6)
      }
    }),
  )
})

test('request after request, some of them hits, wait and are sent as long as the model says on average', () => {
  const uniform = uniformNumbers(1)
  const [requests, between, transmission, hitRate, hitTime, internetDelay] = [300_000, 10, 8, 0.5, 1, 30]
  let [now, free, sum] = [0, 0, 0]
  for (let request = 0; request < requests; request += 1) {
    now += -Math.log(uniform()) * between
    if (uniform() < hitRate) sum += hitTime
    else {
      free = Math.max(free, now) - Math.log(uniform()) * transmission
      sum += free - now + internetDelay
    }
  }
  const got = runModel(accessLinkModel, {
    requestRate: 1 / between,
    objectSize: transmission,
    accessRate: 1,
    internetDelay,
    hitRate,
    hitTime,
  })
  expect(sum / requests / (got.responseTime ?? 0)).toBeCloseTo(1, 1)
})

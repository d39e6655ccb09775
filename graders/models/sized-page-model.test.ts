import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Conventions } from '#graders/models/conventions.ts'
import type { Model } from '#graders/models/model.ts'
import { nonpersistentPageModel } from '#graders/models/page-model.ts'
import {
  sizedNonpersistentModel,
  sizedPersistentModel,
  sizedPipelinedModel,
} from '#graders/models/sized-page-model.ts'
import { runModel } from '#graders/testing/run-model.ts'

const serial: Conventions = { handshake: 'counted', controlPackets: 'free', connections: 'serial' }
const parallel: Conventions = { ...serial, connections: 'parallel' }

const pages = fc.record({
  rtt: fc.integer({ min: 0, max: 200_000 }),
  rate: fc.integer({ min: 1, max: 100 }),
  baseSize: fc.integer({ min: 0, max: 1_000_000 }),
  sizes: fc.array(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 8 }),
  connections: fc.integer({ min: 1, max: 6 }),
})
type Sized = typeof pages extends fc.Arbitrary<infer P> ? P : never

function pageTime(model: Model, page: Sized, conventions: Conventions): number {
  const { sizes, connections, ...given } = page
  const numbered = Object.fromEntries(sizes.map((size, index) => [`size${index + 1}`, size]))
  return runModel(model, { ...given, ...numbered, parallel: connections }, conventions).pageTime ?? Number.NaN
}

const times = ({ baseSize, sizes, rate }: Sized) => [baseSize, ...sizes].map((size) => size / rate)
const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)

test('one connection at a time: what is sent adds up, and each file waits for its round trips', () => {
  fc.assert(
    fc.property(pages, (page) => {
      const sending = sum(times(page))
      const files = page.sizes.length + 1
      expect(pageTime(sizedNonpersistentModel, page, serial)).toBeCloseTo(sending + files * 2 * page.rtt, 3)
      expect(pageTime(sizedPersistentModel, page, serial)).toBeCloseTo(sending + (files + 1) * page.rtt, 3)
      const trips = page.sizes.length === 0 ? 2 : 3
      expect(pageTime(sizedPipelinedModel, page, serial)).toBeCloseTo(sending + trips * page.rtt, 3)
    }),
  )
})

test('several at a time: each object goes to the connection that is free first', () => {
  fc.assert(
    fc.property(pages, (page) => {
      const [base = 0, ...objects] = times(page)
      const free = Array.from({ length: page.connections }, () => 2 * page.rtt + base)
      for (const object of objects) {
        const first = free.indexOf(Math.min(...free))
        free[first] = (free[first] ?? 0) + 2 * page.rtt + object
      }
      const last = Math.max(...free)
      expect(pageTime(sizedNonpersistentModel, page, parallel)).toBeCloseTo(last, 3)
    }),
  )
})

test('objects of the same size are the page model of before', () => {
  const page = { rtt: 50_000, rate: 10, baseSize: 80_000, sizes: [400_000, 400_000, 400_000], connections: 2 }
  const plain = runModel(
    nonpersistentPageModel,
    { rtt: 50_000, objects: 3, baseTx: 8_000, objectTx: 40_000, parallel: 2 },
    parallel,
  )
  expect(pageTime(sizedNonpersistentModel, page, parallel)).toBeCloseTo(plain.pageTime ?? 0, 6)
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { storeAndForwardModel } from '#graders/models/store-and-forward-model.ts'
import { runModel } from '#graders/testing/run-model.ts'

const run = (given: Readonly<Record<string, number>>) => runModel(storeAndForwardModel, given)
const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)

test('a worked problem: three packets of 1,500 bytes, 2 Mbps each, over 5,000, 4,000 and 1,000 km', () => {
  const links = { rate1: 2, rate2: 2, rate3: 2, length1: 5e6, length2: 4e6, length3: 1e6, speed: 250 }
  const one = run({ packets: 1, packetSize: 12_000, ...links, processing: 3_000 })
  expect(one.endToEnd).toBeCloseTo(6_000 * 3 + 20_000 + 16_000 + 4_000 + 3_000 * 2, 6)
  const three = run({ packets: 3, packetSize: 12_000, ...links })
  expect(three.endToEnd).toBeCloseTo(6_000 * (3 + 2) + 40_000, 6)
  expect(three.firstPacket).toBeCloseTo(6_000 * 3 + 40_000, 6)
  expect(three.longestWait).toBe(0)
})

test('a slow link behind a fast one holds a queue, which the last packet waits out', () => {
  const { longestWait } = run({ packets: 10, packetSize: 10_000, rate1: 100, rate2: 10 })
  expect(longestWait).toBeCloseTo(9 * (1_000 - 100), 6)
})

/** Links of any rate and length, at one speed of propagation. */
const paths = fc.record({
  packets: fc.integer({ min: 1, max: 60 }),
  packetSize: fc.integer({ min: 100, max: 100_000 }),
  links: fc.array(
    fc.record({ rate: fc.integer({ min: 1, max: 1_000 }), meters: fc.integer({ min: 0, max: 10_000_000 }) }),
    { minLength: 1, maxLength: 5 },
  ),
  processing: fc.integer({ min: 0, max: 500 }),
})

test('the closed form: each link once, and the slowest one once more for every further packet', () => {
  fc.assert(
    fc.property(paths, ({ packets, packetSize, links, processing }) => {
      const numbered = links.flatMap(({ rate, meters }, index) => [
        [`rate${index + 1}`, rate] as const,
        [`length${index + 1}`, meters] as const,
      ])
      const got = run({ packets, packetSize, processing, speed: 200, ...Object.fromEntries(numbered) })
      const times = links.map(({ rate }) => packetSize / rate)
      const propagation = sum(links.map(({ meters }) => meters / 200))
      const first = sum(times) + propagation + processing * (links.length - 1)
      const all = first + (packets - 1) * Math.max(...times)
      expect(got.firstPacket).toBeCloseTo(first, 4)
      expect((got.endToEnd ?? 0) / all).toBeCloseTo(1, 9)
      expect((got.throughput ?? 0) * all).toBeCloseTo(packets * packetSize, 2)
      expect(got.transmission).toBeCloseTo(sum(times), 4)
      expect(got.propagation).toBeCloseTo(propagation, 4)
    }),
  )
})

test.each([
  ['a link left out between two', { rate1: 10, rate3: 10 }, /“rate3” is given, and “rate2”/],
  ['a length without a speed', { rate1: 10, length1: 1_000 }, /no “speed”/],
  ['half a packet', { rate1: 10, packets: 2.5 }, /“packets” must be a whole number from 1 to 10,000/],
  ['no rate', { rate1: 0 }, /“rate1” must be more than 0/],
])('%s is refused', (_, change, says) => {
  expect(() => run({ packets: 2, packetSize: 8, ...change })).toThrow(says)
})

test('a link with a speed of its own propagates at that speed', () => {
  const got = run({
    packets: 1,
    packetSize: 8,
    rate1: 8,
    rate2: 8,
    length1: 300,
    length2: 300,
    speed: 200,
    speed2: 300,
  })
  expect(got.propagation).toBeCloseTo(1.5 + 1, 9)
})

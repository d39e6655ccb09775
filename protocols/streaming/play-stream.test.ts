import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestChoice } from '#protocols/streaming/best-choice.ts'
import { chooseAs, choosers } from '#protocols/streaming/choose-as.ts'
import { playStream } from '#protocols/streaming/play-stream.ts'
import type { StreamLimits, VideoStream } from '#protocols/streaming/stream.ts'

const plain: VideoStream = {
  network: [
    { seconds: 8, rate: 4 },
    { seconds: 8, rate: 1 },
    { seconds: 1, rate: 2 },
  ],
  qualities: [1, 2, 4],
  segmentSeconds: 4,
  weights: [1, 1, 1, 1],
  startAfter: 1,
  bufferSeconds: null,
}

describe('a worked example', () => {
  test('the rate falls while a large segment is on its way, and the picture stands still', () => {
    // 16 Mbit at 4 Mbit/s: 4 s each. The third has 8 s at 1 Mbit/s and 4 s at 2 until its 16 Mbit are there.
    const { segments, start, stalls, meanRate, switches } = playStream(plain, [2, 2, 2, 0])
    expect(segments.map(({ arrives }) => arrives)).toEqual([4, 8, 20, 22])
    expect(segments.map(({ due }) => due)).toEqual([null, 8, 12, 24])
    expect(segments.map(({ stall }) => stall)).toEqual([0, 0, 8, 0])
    expect({ start, stalls, meanRate, switches }).toEqual({
      start: 4,
      stalls: 1,
      meanRate: 3.25,
      switches: 1,
    })
    expect(segments.map(({ buffered }) => buffered)).toEqual([4, 4, 4, 6])
  })

  test('a full buffer makes the client wait', () => {
    const { segments } = playStream({ ...plain, bufferSeconds: 8 }, [0, 0, 0, 0])
    // Shown from 1 s; the third needs 12 s of room, so 4 s must have been shown.
    expect(segments.map(({ from }) => from)).toEqual([0, 1, 5, 9])
  })

  test('clients of several kinds', () => {
    expect(Object.fromEntries(choosers.map((how) => [how, chooseAs(how, plain)]))).toEqual({
      highest: [2, 2, 2, 2],
      lowest: [0, 0, 0, 0],
      average: [1, 1, 1, 1],
      'rate-now': [2, 2, 0, 0],
      'last-throughput': [0, 2, 2, 1],
    })
  })
})

/** Millisecond after millisecond: bits arrive, the picture moves on. Rates and times here are whole in it. */
function playSlowly(
  { network, qualities, segmentSeconds, weights, startAfter, bufferSeconds }: VideoStream,
  chosen: readonly number[],
) {
  const [bits, ms] = [1_000_000, 1_000]
  const arrivals: number[] = []
  let [left, asked, there, played, now] = [0, 0, 0, 0, 0]
  const first = Math.min(startAfter, weights.length)
  let stood = 0
  while (there < weights.length && now < 1_000_000) {
    const room =
      bufferSeconds === null ||
      asked < first ||
      (asked + 1) * segmentSeconds * ms - played <= bufferSeconds * ms
    if (left === 0 && asked === there && asked < weights.length && room) {
      left = (qualities[chosen[asked] ?? 0] ?? 0) * segmentSeconds * (weights[asked] ?? 1) * bits
      asked += 1
    }
    let end = 0
    const period = network.findIndex(({ seconds }, index) => {
      end += seconds
      return index === network.length - 1 || now < end * ms
    })
    const begun = there >= first
    if (begun && played < there * segmentSeconds * ms) played += 1
    else if (begun) stood += 1
    now += 1
    if (left > 0) {
      left = Math.max(0, left - ((network[period]?.rate ?? 0) * bits) / ms)
      if (left < 1) {
        left = 0
        there += 1
        arrivals.push(now / ms)
      }
    }
  }
  return { arrivals, stood: stood / ms }
}

// Sizes are multiples of what each rate carries in a millisecond, so that every arrival falls on one.
const streams = fc.record({
  network: fc.array(fc.record({ seconds: fc.integer({ min: 1, max: 6 }), rate: fc.constantFrom(1, 2, 4) }), {
    minLength: 1,
    maxLength: 4,
  }),
  qualities: fc.subarray([1, 2, 4], { minLength: 2 }),
  segmentSeconds: fc.constantFrom(2, 4),
  weights: fc.array(fc.constantFrom(0.5, 1, 1.5), { minLength: 1, maxLength: 5 }),
  startAfter: fc.integer({ min: 1, max: 2 }),
  bufferSeconds: fc.constantFrom(null, 8, 12),
})
const chosenOf = ({ weights, qualities }: VideoStream, seed: number) =>
  weights.map((_, at) => Math.floor(seed / 3 ** at) % qualities.length)

test('agrees with a clock that ticks every millisecond', () => {
  fc.assert(
    fc.property(streams, fc.integer({ min: 0, max: 242 }), (stream, seed) => {
      const chosen = chosenOf(stream, seed)
      const { segments } = playStream(stream, chosen)
      const slow = playSlowly(stream, chosen)
      expect(segments.length).toBe(slow.arrivals.length)
      for (const [at, { arrives }] of segments.entries())
        expect(Math.abs(arrives - (slow.arrivals[at] ?? 0))).toBeLessThan(0.01)
      const stood = segments.reduce((sum, { stall }) => sum + stall, 0)
      expect(Math.abs(stood - slow.stood)).toBeLessThan(0.02)
    }),
    { numRuns: 30 },
  )
})

/** All choices, one after the other. */
function bestByForce(stream: VideoStream, { startWithin, switchesMax }: StreamLimits): number | null {
  const means = Array.from({ length: stream.qualities.length ** stream.weights.length }, (_, code) =>
    playStream(
      stream,
      stream.weights.map(
        (__, at) => Math.floor(code / stream.qualities.length ** at) % stream.qualities.length,
      ),
    ),
  )
    .filter(
      (played) =>
        played.stalls === 0 &&
        played.start <= startWithin + 1e-9 &&
        (switchesMax === null || played.switches <= switchesMax),
    )
    .map(({ meanRate }) => meanRate)
  return means.length === 0 ? null : Math.max(...means)
}

test('the best choice is the best of all choices, and keeps the limits', () => {
  let found = 0
  const limits = fc.record({
    startWithin: fc.integer({ min: 1, max: 12 }),
    switchesMax: fc.constantFrom(null, 0, 1, 2),
  })
  fc.assert(
    fc.property(streams, limits, (stream, within) => {
      const best = bestChoice(stream, within)
      const forced = bestByForce(stream, within)
      expect(best?.meanRate ?? null).toEqual(forced === null ? null : expect.closeTo(forced, 9))
      if (best === null) return
      found += 1
      const played = playStream(stream, best.chosen)
      expect(played.stalls).toBe(0)
      expect(played.meanRate).toBeCloseTo(best.meanRate, 9)
      expect(played.switches).toBeLessThanOrEqual(within.switchesMax ?? 99)
    }),
    { numRuns: 150 },
  )
  expect(found).toBeGreaterThan(40)
})

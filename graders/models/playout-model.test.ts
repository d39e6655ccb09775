import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { playoutModel } from '#graders/models/playout-model.ts'
import { runModel } from '#graders/testing/run-model.ts'

test('a worked problem: 60 s of 4 Mbps over 3 Mbps, shown from 6 s on', () => {
  const got = runModel(playoutModel, { length: 60e6, videoRate: 4, rate: 3, stock: 6e6 })
  expect(got).toEqual({ start: 8e6, plays: 24e6, earliestStart: 20e6, fullest: 24e6, end: 80e6 })
})

/** Moment after moment: bits come in, and leave as they are shown. */
function play(length: number, videoRate: number, rate: number, stock: number, step: number, from?: number) {
  const all = length * videoRate
  let [arrived, shown, now] = [0, 0, 0]
  let [start, fullest, stood]: [number | null, number, number | null] = [null, 0, null]
  while (shown < all * (1 - 1e-9) && stood === null && now < 1e6) {
    if (start === null && (from === undefined ? arrived >= stock * videoRate - 1e-6 : now >= from - 1e-6))
      start = now
    fullest = Math.max(fullest, arrived - shown)
    now += step
    arrived = Math.min(all, arrived + rate * step)
    if (start === null) continue
    if (shown + videoRate * step > arrived * (1 + 1e-9) + 1e-6) stood = shown / videoRate
    else shown += videoRate * step
  }
  return { start: start ?? 0, plays: stood ?? length, fullest, stood }
}

test('as bits come and leave, moment after moment', () => {
  const situations = fc.record({
    length: fc.integer({ min: 5, max: 60 }),
    videoRate: fc.integer({ min: 1, max: 8 }),
    rate: fc.integer({ min: 1, max: 12 }),
    stock: fc.integer({ min: 1, max: 5 }),
  })
  const step = 1 / 128
  fc.assert(
    fc.property(situations, ({ length, videoRate, rate, stock }) => {
      const got = runModel(playoutModel, { length, videoRate, rate, stock })
      const played = play(length, videoRate, rate, stock, step)
      const near = step * (2 + (2 * videoRate) / Math.max(1, Math.abs(videoRate - rate)))
      expect(Math.abs((got.start ?? 0) - played.start)).toBeLessThan(near)
      expect(Math.abs((got.plays ?? 0) - played.plays)).toBeLessThan(near)
      expect(Math.abs((got.fullest ?? 0) - played.fullest)).toBeLessThan(near * Math.max(rate, videoRate))
      const earliest = got.earliestStart ?? 0
      expect(play(length, videoRate, rate, 0, step, earliest + 2 * step).stood).toBeNull()
      if (earliest > 1) expect(play(length, videoRate, rate, 0, step, earliest * 0.8).stood).not.toBeNull()
    }),
    { numRuns: 40 },
  )
})

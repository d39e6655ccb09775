import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  loadInWay,
  type PageLoad,
  timesOfWays,
  waysToLoad,
  winnersByRtt,
} from '#protocols/timeline/ways-to-load.ts'

const load: PageLoad = {
  rttMs: 100,
  objects: 6,
  baseKb: 20,
  objectKb: 30,
  rateMbps: 10,
  parallel: 3,
  dnsMs: 0,
  bandwidth: 'each',
}
const [base, object] = [16, 24]

/** The closed forms of the textbook (Kurose and Ross, section 2.2), where connections do not share a line. */
const closedForms: Record<string, (given: PageLoad) => number> = {
  serial: ({ rttMs, objects }) => 2 * rttMs + base + objects * (2 * rttMs + object),
  parallel: ({ rttMs, objects, parallel }) =>
    2 * rttMs + base + Math.ceil(objects / parallel) * (2 * rttMs + object),
  persistent: ({ rttMs, objects }) => 2 * rttMs + base + objects * (rttMs + object),
  pipelined: ({ rttMs, objects }) => 2 * rttMs + base + (objects > 0 ? rttMs : 0) + objects * object,
}

it.each(Object.entries(closedForms))('%s agrees with its closed form', (id, closed) => {
  for (const objects of [0, 1, 6, 7]) {
    for (const rttMs of [30, 100, 250]) {
      const time = timesOfWays({ ...load, objects, rttMs }).find((way) => way.id === id)
      expect(time?.endMs).toBeCloseTo(closed({ ...load, objects, rttMs }), 6)
    }
  }
})

it('no way loses by leaving connections open, and the look-up costs all of them the same', () => {
  const loads = fc.record({
    rttMs: fc.integer({ min: 0, max: 500 }),
    objects: fc.integer({ min: 0, max: 12 }),
    baseKb: fc.integer({ min: 1, max: 200 }),
    objectKb: fc.integer({ min: 1, max: 200 }),
    rateMbps: fc.integer({ min: 1, max: 100 }),
    parallel: fc.integer({ min: 1, max: 6 }),
    dnsMs: fc.integer({ min: 1, max: 200 }),
    bandwidth: fc.constantFrom('each' as const, 'shared' as const),
  })
  fc.assert(
    fc.property(loads, (given) => {
      const times = new Map<string, number>(timesOfWays(given).map(({ id, endMs }) => [id, endMs]))
      const at = (id: string) => times.get(id) ?? Number.NaN
      expect(at('persistent')).toBeLessThanOrEqual(at('serial') + 1e-6)
      expect(at('pipelined')).toBeLessThanOrEqual(at('persistent') + 1e-6)
      for (const { id, endMs } of timesOfWays({ ...given, dnsMs: 0 }))
        expect(at(id) - endMs).toBeCloseTo(given.dnsMs, 4)
    }),
    { numRuns: 60 },
  )
})

it('tells where which way wins, and all ways tie for a page of one file', () => {
  const rtts = [0, 50, 100, 150]
  expect(winnersByRtt({ ...load, objects: 0 }, rtts)).toEqual([
    { fromMs: 0, toMs: 150, names: waysToLoad.map(({ name }) => name) },
  ])
  const stretches = winnersByRtt(load, rtts)
  expect(stretches[0]?.fromMs).toBe(0)
  expect(stretches.at(-1)?.toMs).toBe(150)
  for (const way of waysToLoad) expect(loadInWay(load, way).endMs).toBeGreaterThan(0)
})

// Problems that others have worked out, in every way that they ask for.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import * as z from 'zod'
import type { Page } from '#protocols/timeline/page.ts'
import { simulatePage } from '#protocols/timeline/simulate-page.ts'

const plainPage: Page = {
  rttMs: 0,
  objects: 0,
  baseTransmissionMs: 0,
  objectTransmissionMs: 0,
  controlTransmissionMs: 0,
  handshake: 'counted',
  parallel: 1,
  dnsRttsMs: [],
  connection: 'one-by-one',
  opening: 'after-the-base-file',
  bandwidth: 'each',
}
const pageMs = (page: Page) => simulatePage(page).endMs
const crossings = (way: Page) => Math.round(pageMs({ ...way, rttMs: 2 }) - pageMs({ ...way, rttMs: 0 }))

// A classic problem: 150 bit/s each way, 200-bit control packets, 100 kbit files, a page with ten objects.
const link = { controlTransmissionMs: 200 / 0.15, baseTransmissionMs: 100_000 / 0.15 }
const page: Page = { ...plainPage, ...link, objectTransmissionMs: 100_000 / 0.15, objects: 10 }

test('ten connections that share the link: 7,377 s; one that stays open: 7,351 s', () => {
  const parallel = pageMs({ ...page, connection: 'close', parallel: 10, bandwidth: 'shared' })
  expect(Math.round(parallel / 1_000)).toBe(7_377)
  expect(Math.round(pageMs(page) / 1_000)).toBe(7_351)
})

test('propagation counts 8 times over ten connections, 24 times over one that stays open', () => {
  expect(crossings({ ...page, connection: 'close', parallel: 10, bandwidth: 'shared' })).toBe(8)
  expect(crossings(page)).toBe(24)
})

const vectors = fileURLToPath(new URL('../../../shared/vectors/rtt/worked-problems.json', import.meta.url))
const ProblemSchema = z.object({
  id: z.literal('quizwiz-dnshttp-3'),
  params: z.object({
    dns_rtts: z.array(z.number()),
    rtt_http: z.number(),
    objects: z.int(),
    parallel: z.int(),
  }),
  recomputed: z.tuple([z.number(), z.number(), z.number(), z.record(z.string(), z.number())]),
})

test.skipIf(!existsSync(vectors))(
  `look-ups, then eight objects in every way${existsSync(vectors) ? '' : ' LEFT OUT: not found beside the checkout'}`,
  () => {
    const all = z.array(z.unknown()).parse(JSON.parse(readFileSync(vectors, 'utf8')))
    const [problem] = all.flatMap((each) => ProblemSchema.safeParse(each).data ?? [])
    if (!problem) throw new Error('the problem on DNS and HTTP delay is not in the file')
    const { dns_rtts: dnsRttsMs, rtt_http: rttMs, objects, parallel } = problem.params
    const free = { ...plainPage, dnsRttsMs, rttMs }
    const [one, serial, rounds, kept] = problem.recomputed
    expect([
      pageMs({ ...free, objects: 0 }),
      pageMs({ ...free, objects, connection: 'close' }),
      pageMs({ ...free, objects, connection: 'close', parallel }),
    ]).toEqual([one, serial, rounds])
    // There, all connections are open by the time that the base file is there.
    expect(pageMs({ ...free, objects, parallel, opening: 'with-the-first' })).toBe(
      kept['reuse base conn, k parallel, no pipelining'],
    )
    expect(pageMs({ ...free, objects, connection: 'pipelined' })).toBe(kept.pipelined)
  },
)

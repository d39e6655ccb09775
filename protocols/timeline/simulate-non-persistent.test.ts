import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type NonPersistentPage, simulateNonPersistent } from '#protocols/timeline/simulate-non-persistent.ts'
import { TimelineSchema } from '#protocols/timeline/timeline.ts'

const plainPage: NonPersistentPage = {
  rttMs: 100,
  objects: 3,
  baseTransmissionMs: 10,
  objectTransmissionMs: 20,
  controlTransmissionMs: 0,
  handshake: 'counted',
  parallel: 1,
  dnsRttsMs: [],
}

const ms = fc.integer({ min: 0, max: 500 })
const pages: fc.Arbitrary<NonPersistentPage> = fc.record({
  rttMs: ms,
  objects: fc.integer({ min: 0, max: 15 }),
  baseTransmissionMs: ms,
  objectTransmissionMs: ms,
  controlTransmissionMs: fc.integer({ min: 0, max: 20 }),
  handshake: fc.constantFrom('counted', 'not-counted'),
  parallel: fc.integer({ min: 1, max: 8 }),
  dnsRttsMs: fc.array(ms, { maxLength: 4 }),
})

/** Textbook form: look-ups, then the base file, then the objects in rounds of `parallel`. */
function closedForm(page: NonPersistentPage): number {
  const opening = page.handshake === 'counted' ? page.rttMs + 2 * page.controlTransmissionMs : 0
  const asking = opening + page.rttMs + page.controlTransmissionMs
  const rounds = Math.ceil(page.objects / page.parallel)
  const lookUps = page.dnsRttsMs.reduce((sum, rtt) => sum + rtt, 0)
  return lookUps + asking + page.baseTransmissionMs + rounds * (asking + page.objectTransmissionMs)
}

describe('a page over non-persistent HTTP', () => {
  test('costs two round trips and a transmission per file when fetched one by one', () => {
    expect(simulateNonPersistent(plainPage).endMs).toBe(210 + 3 * 220)
  })

  test('lists its messages in the order in which they are sent', () => {
    const { messages } = simulateNonPersistent({ ...plainPage, objects: 1 })
    expect(messages.map(({ label, sendStartMs, arriveEndMs }) => [label, sendStartMs, arriveEndMs])).toEqual([
      ['SYN', 0, 50],
      ['SYN + ACK', 50, 100],
      ['GET base file', 100, 150],
      ['base file', 150, 210],
      ['SYN', 210, 260],
      ['SYN + ACK', 260, 310],
      ['GET object 1', 310, 360],
      ['object 1', 360, 430],
    ])
  })

  test('agrees with the closed form', () => {
    fc.assert(
      fc.property(pages, (page) => {
        expect(simulateNonPersistent(page).endMs).toBeCloseTo(closedForm(page), 6)
      }),
    )
  })

  test('keeps causality and never has more connections open than allowed', () => {
    fc.assert(
      fc.property(pages, (page) => {
        const timeline = simulateNonPersistent(page)
        expect(TimelineSchema.safeParse(timeline).error).toBeUndefined()
        for (const message of timeline.messages) {
          expect(message.arriveStartMs).toBeGreaterThanOrEqual(message.sendStartMs)
          expect(message.arriveEndMs - message.arriveStartMs).toBeCloseTo(
            message.sendEndMs - message.sendStartMs,
            6,
          )
          expect(message.arriveEndMs).toBeLessThanOrEqual(timeline.endMs)
        }
        const objects = timeline.spans.filter((span) => /^file-[1-9]/.test(span.id))
        expect(objects).toHaveLength(page.objects)
        for (const span of objects) {
          const open = objects.filter((other) => other.startMs <= span.startMs && span.startMs < other.endMs)
          expect(open.length).toBeLessThanOrEqual(page.parallel)
        }
        for (const [index, message] of timeline.messages.entries()) {
          const cause = timeline.messages
            .slice(0, index)
            .findLast((earlier) => earlier.connection === message.connection && earlier.to === message.from)
          if (cause) expect(message.sendStartMs).toBeGreaterThanOrEqual(cause.arriveEndMs)
        }
      }),
    )
  })

  test.each([
    ['a negative time', { rttMs: -1 }],
    ['half an object', { objects: 0.5 }],
    ['no connection', { parallel: 0 }],
    ['no number', { baseTransmissionMs: Number.NaN }],
  ])('refuses %s', (_, change) => {
    expect(() => simulateNonPersistent({ ...plainPage, ...change })).toThrow(RangeError)
  })
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
  answer: z.array(z.number().nullable()),
})

describe.skipIf(!existsSync(vectors))(
  `published worked problems${existsSync(vectors) ? '' : ' LEFT OUT: not found beside the checkout'}`,
  () => {
    test('look-ups, one file, eight objects one by one, eight objects five at a time', () => {
      const all = z.array(z.unknown()).parse(JSON.parse(readFileSync(vectors, 'utf8')))
      const [problem] = all.flatMap((each) => ProblemSchema.safeParse(each).data ?? [])
      if (!problem) throw new Error('the problem on DNS and HTTP delay is not in the file')
      const { dns_rtts: dnsRttsMs, rtt_http: rttMs, objects, parallel } = problem.params
      const free = { ...plainPage, baseTransmissionMs: 0, objectTransmissionMs: 0, dnsRttsMs, rttMs }
      const pageTimes = [
        simulateNonPersistent({ ...free, objects: 0 }).endMs,
        simulateNonPersistent({ ...free, objects }).endMs,
        simulateNonPersistent({ ...free, objects, parallel }).endMs,
      ]
      expect(pageTimes).toEqual(problem.answer.slice(0, 3))
    })
  },
)

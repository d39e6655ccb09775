import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Page } from '#protocols/timeline/page.ts'
import { simulatePage } from '#protocols/timeline/simulate-page.ts'
import { TimelineSchema } from '#protocols/timeline/timeline.ts'

const plainPage: Page = {
  rttMs: 100,
  objects: 3,
  baseTransmissionMs: 10,
  objectTransmissionMs: 20,
  controlTransmissionMs: 0,
  handshake: 'counted',
  parallel: 1,
  dnsRttsMs: [],
  connection: 'one-by-one',
  opening: 'after-the-base-file',
  bandwidth: 'each',
}

const ms = fc.integer({ min: 0, max: 500 })
const pages: fc.Arbitrary<Page> = fc.record({
  rttMs: ms,
  objects: fc.integer({ min: 0, max: 15 }),
  baseTransmissionMs: ms,
  objectTransmissionMs: ms,
  controlTransmissionMs: fc.integer({ min: 0, max: 20 }),
  handshake: fc.constantFrom('counted', 'not-counted'),
  parallel: fc.integer({ min: 1, max: 8 }),
  dnsRttsMs: fc.array(ms, { maxLength: 4 }),
  connection: fc.constantFrom('close', 'one-by-one', 'pipelined'),
  opening: fc.constantFrom('with-the-first', 'after-the-base-file'),
  bandwidth: fc.constantFrom('each', 'shared'),
})

/** Until the base file is there, whatever comes after it: look-ups, handshake, request, reply. */
function baseFileMs(page: Page): number {
  const lookUps = page.dnsRttsMs.reduce((sum, rtt) => sum + rtt, 0)
  return lookUps + openingMs(page) + askingMs(page) + page.baseTransmissionMs
}
const openingMs = (page: Page) =>
  page.handshake === 'counted' ? page.rttMs + 2 * page.controlTransmissionMs : 0
const askingMs = (page: Page) => page.rttMs + page.controlTransmissionMs
const pageMs = (page: Page) => simulatePage(page).endMs

test('messages are listed in the order in which they are sent', () => {
  const { messages, spans } = simulatePage({ ...plainPage, objects: 2, connection: 'pipelined' })
  expect(messages.map(({ label, sendStartMs, arriveEndMs }) => [label, sendStartMs, arriveEndMs])).toEqual([
    ['SYN', 0, 50],
    ['SYN + ACK', 50, 100],
    ['GET base file', 100, 150],
    ['base file', 150, 210],
    ['GET object 1', 210, 260],
    ['GET object 2', 210, 260],
    ['object 1', 260, 330],
    ['object 2', 280, 350],
  ])
  expect(spans.map(({ id, startMs, endMs }) => [id, startMs, endMs])).toEqual([
    ['file-0', 0, 210],
    ['file-1', 210, 330],
    ['file-2', 330, 350],
  ])
})

describe('closed forms', () => {
  test('closed after each file: rounds of two round trips and a transmission', () => {
    const closed = pages.map((page): Page => ({ ...page, connection: 'close', bandwidth: 'each' }))
    fc.assert(
      fc.property(closed, (page) => {
        const rounds = Math.ceil(page.objects / page.parallel)
        const each = openingMs(page) + askingMs(page) + page.objectTransmissionMs
        expect(pageMs(page)).toBeCloseTo(baseFileMs(page) + rounds * each, 6)
      }),
    )
  })

  test('one connection, one request at a time: a round trip and a transmission per object', () => {
    const serial = pages.map((page): Page => ({ ...page, connection: 'one-by-one', parallel: 1 }))
    fc.assert(
      fc.property(serial, (page) => {
        const each = askingMs(page) + page.objectTransmissionMs
        expect(pageMs(page)).toBeCloseTo(baseFileMs(page) + page.objects * each, 6)
      }),
    )
  })

  test('pipelined: one round trip for all objects, then what takes longer, asking or answering', () => {
    const serial = pages.map((page): Page => ({ ...page, connection: 'pipelined', parallel: 1 }))
    fc.assert(
      fc.property(serial, (page) => {
        const { objects, objectTransmissionMs: tx, controlTransmissionMs: control } = page
        const rest = objects === 0 ? 0 : askingMs(page) + tx + (objects - 1) * Math.max(tx, control)
        expect(pageMs(page)).toBeCloseTo(baseFileMs(page) + rest, 6)
      }),
    )
  })

  test('connections opened with the first: rounds of as many objects as there are connections', () => {
    const alone = pages.map(
      (page): Page => ({
        ...page,
        connection: 'one-by-one',
        opening: 'with-the-first',
        bandwidth: 'each',
      }),
    )
    fc.assert(
      fc.property(alone, (page) => {
        const rounds = Math.ceil(page.objects / page.parallel)
        const each = askingMs(page) + page.objectTransmissionMs
        expect(pageMs(page)).toBeCloseTo(baseFileMs(page) + rounds * each, 6)
      }),
    )
  })

  test('connections opened after the base file: the earliest end by which enough objects can be there', () => {
    const alone = pages.map(
      (page): Page => ({
        ...page,
        rttMs: page.rttMs + 1,
        connection: 'one-by-one',
        opening: 'after-the-base-file',
        bandwidth: 'each',
      }),
    )
    fc.assert(
      fc.property(alone, (page) => {
        const each = askingMs(page) + page.objectTransmissionMs
        const fetchedBy = (end: number) =>
          Math.floor(end / each) +
          (page.parallel - 1) * Math.max(0, Math.floor((end - openingMs(page)) / each))
        const ends = [0, openingMs(page)].flatMap((start) =>
          Array.from({ length: page.objects + 1 }, (_, count) => start + count * each),
        )
        const rest = Math.min(...ends.filter((end) => fetchedBy(end) >= page.objects))
        expect(pageMs(page)).toBeCloseTo(baseFileMs(page) + rest, 6)
      }),
    )
  })

  test('closed after each file, sharing the rate: rounds of round trips, and every bit once over the link', () => {
    const shared = pages.map(
      (page): Page => ({ ...page, controlTransmissionMs: 0, connection: 'close', bandwidth: 'shared' }),
    )
    fc.assert(
      fc.property(shared, (page) => {
        const rounds = Math.ceil(page.objects / page.parallel)
        const rest = rounds * (openingMs(page) + askingMs(page)) + page.objects * page.objectTransmissionMs
        expect(pageMs(page)).toBeCloseTo(baseFileMs(page) + rest, 6)
      }),
    )
  })
})

const run = (check: (page: Page) => void) => fc.assert(fc.property(pages, check))

describe('whatever the page and the way', () => {
  test('a timeline comes out, in which nothing arrives before it was sent or is sent before its cause', () => {
    run((page) => {
      const timeline = simulatePage(page)
      expect(TimelineSchema.safeParse(timeline).error).toBeUndefined()
      for (const [index, message] of timeline.messages.entries()) {
        expect(message.arriveStartMs).toBeGreaterThanOrEqual(message.sendStartMs)
        expect(message.arriveEndMs - message.arriveStartMs).toBeCloseTo(
          message.sendEndMs - message.sendStartMs,
          6,
        )
        expect(message.arriveEndMs).toBeLessThanOrEqual(timeline.endMs + 1e-6)
        if (message.kind !== 'response') continue
        const request = timeline.messages
          .slice(0, index)
          .find(({ label }) => label === `GET ${message.label}`)
        expect(request?.connection).toBe(message.connection)
        expect(message.sendStartMs).toBeGreaterThanOrEqual((request?.arriveEndMs ?? Infinity) - 1e-6)
      }
    })
  })

  test('every file comes once, objects after the base file, over no more connections than allowed', () => {
    run((page) => {
      const { messages, spans } = simulatePage(page)
      const names = messages.filter(({ kind }) => kind === 'response').map(({ label }) => label)
      const objects = Array.from({ length: page.objects }, (_, index) => `object ${index + 1}`)
      expect(names.toSorted()).toEqual(['base file', ...objects].toSorted())
      expect(spans.filter(({ id }) => id !== 'dns')).toHaveLength(1 + page.objects)
      const base = messages.find(({ label }) => label === 'base file')
      for (const { label, sendStartMs } of messages) {
        if (label.startsWith('GET object'))
          expect(sendStartMs).toBeGreaterThanOrEqual((base?.arriveEndMs ?? Infinity) - 1e-6)
      }
      const connections = new Set(messages.flatMap(({ connection }) => connection ?? []))
      const atOnce = (at: number) =>
        spans.filter(
          ({ id, startMs, endMs }) => /^file-[1-9]/u.test(id) && startMs <= at && at < endMs - 1e-6,
        )
      for (const { startMs } of spans) expect(atOnce(startMs).length).toBeLessThanOrEqual(page.parallel)
      if (page.connection === 'close') expect(connections.size).toBe(1 + page.objects)
      else expect(connections.size).toBe(Math.max(1, Math.min(page.parallel, page.objects)))
    })
  })

  test('over one connection, replies stand in the order of their requests and do not overlap', () => {
    run((page) => {
      const { messages } = simulatePage(page)
      for (const connection of new Set(messages.map((each) => each.connection))) {
        const mine = messages.filter((each) => each.connection === connection && connection !== null)
        const replies = mine.filter(({ kind }) => kind === 'response')
        const requests = mine.filter(({ kind }) => kind === 'request')
        expect(replies.map(({ label }) => `GET ${label}`)).toEqual(requests.map(({ label }) => label))
        for (const [index, reply] of replies.entries()) {
          const before = replies[index - 1]
          if (before) expect(reply.sendStartMs).toBeGreaterThanOrEqual(before.sendEndMs - 1e-6)
        }
      }
    })
  })

  test('sharing the rate is never faster, and no less than all bits one after the other', () => {
    run((page) => {
      const shared = pageMs({ ...page, bandwidth: 'shared' })
      expect(shared).toBeGreaterThanOrEqual(
        page.baseTransmissionMs + page.objects * page.objectTransmissionMs,
      )
      // One by one, whoever is free first takes the next object: sharing may deal them out better.
      if (page.connection === 'one-by-one') return
      expect(shared).toBeGreaterThanOrEqual(pageMs({ ...page, bandwidth: 'each' }) - 1e-6)
    })
  })
})

test.each([
  ['a negative time', { rttMs: -1 }],
  ['half an object', { objects: 0.5 }],
  ['more objects than can be drawn', { objects: 101 }],
  ['no connection', { parallel: 0 }],
  ['no number', { baseTransmissionMs: Number.NaN }],
  ['look-ups without end', { dnsRttsMs: Array.from({ length: 51 }, () => 1) }],
])('refuses %s', (_, change) => {
  expect(() => simulatePage({ ...plainPage, ...change })).toThrow(RangeError)
})

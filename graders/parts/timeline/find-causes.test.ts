import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCauses } from '#graders/parts/timeline/find-causes.ts'
import type { Page } from '#protocols/timeline/page.ts'
import { simulatePage } from '#protocols/timeline/simulate-page.ts'

const ms = fc.integer({ min: 1, max: 500 })
const pages: fc.Arbitrary<Page> = fc.record({
  rttMs: ms,
  objects: fc.integer({ min: 0, max: 8 }),
  baseTransmissionMs: ms,
  objectTransmissionMs: ms,
  controlTransmissionMs: fc.integer({ min: 0, max: 20 }),
  handshake: fc.constantFrom('counted', 'not-counted'),
  parallel: fc.integer({ min: 1, max: 4 }),
  dnsRttsMs: fc.array(ms, { maxLength: 2 }),
  connection: fc.constantFrom('close', 'one-by-one', 'pipelined'),
  opening: fc.constantFrom('with-the-first', 'after-the-base-file'),
  bandwidth: fc.constantFrom('each', 'shared'),
})

test('every message but those of the click answers one that has arrived where it leaves', () => {
  fc.assert(
    fc.property(pages, (page) => {
      const { messages } = simulatePage(page)
      for (const [index, cause] of findCauses(messages).entries()) {
        const message = messages[index]
        const causing = cause === null ? undefined : messages[cause]
        if (!causing) expect(message?.sendStartMs).toBe(0)
        else {
          expect(causing.to).toBe(message?.from)
          expect(causing.arriveEndMs).toBeLessThanOrEqual((message?.sendStartMs ?? 0) + 1e-6)
        }
        if (message?.kind === 'response') expect(causing?.label).toBe(`GET ${message.label}`)
      }
    }),
  )
})

test('an object over a new connection waits for the base file, and then for its handshake', () => {
  const { messages } = simulatePage({
    rttMs: 100,
    objects: 1,
    baseTransmissionMs: 10,
    objectTransmissionMs: 10,
    controlTransmissionMs: 0,
    handshake: 'counted',
    parallel: 1,
    dnsRttsMs: [20],
    connection: 'close',
    opening: 'after-the-base-file',
    bandwidth: 'each',
  })
  const labelOf = (index: number | null) => (index === null ? null : messages[index]?.label)
  expect(findCauses(messages).map((cause, index) => [labelOf(index), labelOf(cause)])).toEqual([
    ['query', null],
    ['answer', 'query'],
    ['SYN', 'answer'],
    ['SYN + ACK', 'SYN'],
    ['GET base file', 'SYN + ACK'],
    ['base file', 'GET base file'],
    ['SYN', 'base file'],
    ['SYN + ACK', 'SYN'],
    ['GET object 1', 'SYN + ACK'],
    ['object 1', 'GET object 1'],
  ])
})

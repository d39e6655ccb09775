// What the board makes of a drawing: snapping, keys, bands, and an axis that knows nothing of the right diagram.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardLabels } from '#components/parts/timeline/board-labels.ts'
import { layoutBoard } from '#components/parts/timeline/board-layout.ts'
import { changeRows, writeTime } from '#components/parts/timeline/change-rows.ts'
import { bandOf, drawnMessages, nextMessage } from '#components/parts/timeline/drawn-timeline.ts'
import { moveByKey } from '#components/parts/timeline/move-by-key.ts'
import { arriveTimes, leaveTimes, snap, step } from '#components/parts/timeline/snap-times.ts'
import type { PresentedTimeline } from '#graders/parts/timeline/presented-timeline.ts'
import type { TimelineRow } from '#graders/parts/timeline/timeline-response.ts'

const part: PresentedTimeline = {
  id: 'diagram',
  kind: 'timeline',
  ask: 'Draw.',
  points: 1,
  lifelines: [
    { id: 'client', label: 'Browser', side: 'client' },
    { id: 'server', label: 'Web server', side: 'server' },
  ],
  labels: ['SYN'],
  quantities: [
    { name: 'RTT', ms: 100 },
    { name: 'RTT / 2', ms: 50 },
    { name: 'file', ms: 20 },
  ],
  propagations: [{ between: ['client', 'server'], ms: 50 }],
  messagesMax: 3,
}
const row = (leaves: string, arrives: string, from = 'client'): TimelineRow => ({
  label: 'SYN',
  from,
  to: from === 'client' ? 'server' : 'client',
  leaves,
  arrives,
})
const drawn = drawnMessages([row('0', '50'), row('50', '120', 'server')], part)

test('the first end snaps to the click and to what is on the board, the other to named times after it', () => {
  expect(leaveTimes(drawn)).toEqual([0, 50, 70, 100, 120])
  const times = arriveTimes(120, part.quantities, drawn)
  expect(times).toEqual([140, 170, 190, 220, 240, 270])
  expect([snap(172, times, 5), snap(178, times, 5), snap(180.4, times, 5), snap(-3, times, 1)]).toEqual([
    170, 178, 180, 0,
  ])
})

test('arrows move by a snap, with Shift by a millisecond', () => {
  const [first, second] = drawn
  if (!first || !second) throw new Error('both rows can be drawn')
  const press = (key: string, shiftKey = false) =>
    moveByKey({ key, shiftKey }, second, [first], part.quantities)
  expect(press('ArrowUp')).toEqual({ leavesMs: 0, arrivesMs: 70 })
  expect(press('ArrowDown')).toEqual({ leavesMs: 60, arrivesMs: 130 })
  expect(press('ArrowDown', true)).toEqual({ leavesMs: 51, arrivesMs: 121 })
  expect(press('ArrowRight')).toEqual({ leavesMs: 50, arrivesMs: 150 })
  expect(press('ArrowLeft')).toEqual({ leavesMs: 50, arrivesMs: 100 })
  expect(press('ArrowLeft', true)).toEqual({ leavesMs: 50, arrivesMs: 119 })
  expect(press('Tab')).toBeNull()
})

test('every snap can be undone, and none leads before the click', () => {
  const time = fc.integer({ min: 0, max: 1_000 })
  fc.assert(
    fc.property(fc.array(time, { maxLength: 20 }), time, (times, from) => {
      const sorted = times.toSorted((a, b) => a - b)
      const later = step(from, sorted, 1)
      expect(later).toBeGreaterThan(from)
      expect(step(later, [...sorted, from], -1)).toBeGreaterThanOrEqual(from)
      expect(step(from, sorted, -1)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('what is longer than the propagation delay is transmission', () => {
  const event = { from: 'server', to: 'client', leavesMs: 50, arrivesMs: 120 }
  expect(bandOf(event, part)).toEqual({ sendEndMs: 70, arriveStartMs: 100 })
  expect(bandOf({ ...event, arrivesMs: 90 }, part)).toEqual({ sendEndMs: 50, arriveStartMs: 90 })
  expect(bandOf(event, { propagations: [] })).toEqual({ sendEndMs: 50, arriveStartMs: 120 })
})

describe('the board', () => {
  test('has an axis as long as what is drawn and named asks for, and comes back to the same time', () => {
    const layout = layoutBoard(part, drawn)
    expect(layout.endMs).toBe(400)
    expect(layoutBoard(part, drawnMessages([row('500', '600')], part)).endMs).toBe(750)
    expect(layout.msAt(layout.y(123))).toBeCloseTo(123)
    expect([layout.msAt(-1_000), layout.msAt(1e6)]).toEqual([0, 400])
    expect([layout.lifelineAt(100), layout.lifelineAt(250), layout.lifelineAt(390)]).toEqual([
      'client',
      null,
      'server',
    ])
  })

  test('draws what can be read, and leaves out the rest', () => {
    const rows = [row('', '50'), row('0', 'x'), row('0', '50', 'nobody'), row('50', '10')]
    expect(drawnMessages(rows, part).map(({ index }) => index)).toEqual([3])
  })

  test('counts labels that would lie over each other', () => {
    const same = drawnMessages([row('0', '50'), row('0', '50'), row('50', '100', 'server')], part)
    expect(boardLabels(same, layoutBoard(part, same)).map(({ text }) => text)).toEqual(['SYN +1', 'SYN'])
  })
})

test('rows are changed one at a time, and never grow beyond their number', () => {
  const rows = [row('0', '50'), row('50', '100'), row('100', '150')]
  expect(changeRows(rows, { do: 'add', row: row('', '') }, 3)).toBe(rows)
  expect(changeRows(rows, { do: 'edit', index: 1, to: { arrives: '99' } }, 3)[1]).toEqual(row('50', '99'))
  expect(changeRows(rows, { do: 'remove', index: 0 }, 3)).toEqual(rows.slice(1))
  expect(changeRows(rows, { do: 'arrange', order: [2, 0, 1] }, 3)).toEqual([rows[2], rows[0], rows[1]])
  expect([writeTime(12.5), writeTime(100 / 3)]).toEqual(['12.5', '33.333'])
})

test('a new message goes the other way, from where the last one arrived', () => {
  expect(nextMessage([], part)).toEqual({ from: 'client', to: 'server', leavesMs: 0, arrivesMs: 100 })
  expect(nextMessage(drawn, part)).toEqual({ from: 'client', to: 'server', leavesMs: 120, arrivesMs: 220 })
})

import { describe, expect, it, test } from 'vitest'
import { endOfSitting, examStateOf, isWithheld, takesDrafts } from '#server/scores/exam.ts'
import { fullMarks, nameDraw, slotsOf } from '#server/scores/slots.ts'

const opensAt = new Date('2026-11-30T10:00:00Z')
const at = (minutes: number) => new Date(opensAt.getTime() + minutes * 60_000)
const window = { opensAt, dueAt: at(120) }
const sitting = (ends: number, handedIn: number | null = null) => ({
  startedAt: at(0),
  endsAt: at(ends),
  handedInAt: handedIn === null ? null : at(handedIn),
  closedAt: null,
})

describe('the state of an exam', () => {
  it.each([
    ['before its window', null, -1, 'ahead'],
    ['in its window', null, 0, 'ready'],
    ['after its window', null, 120, 'missed'],
    ['while it is written', sitting(60), 59, 'running'],
    ['at its very end', sitting(60), 60, 'over'],
    ['handed in early', sitting(60, 20), 30, 'over'],
    ['written past the window, with more minutes', sitting(130), 125, 'running'],
  ] as const)('%s', (_when, own, minutes, state) => {
    const exam = { minutes: 60, releasedAt: null, sitting: own }
    expect(examStateOf(window, exam, at(minutes))).toBe(state)
    expect(examStateOf(window, { ...exam, releasedAt: at(0) }, at(minutes))).toBe('released')
  })

  it('ends by minutes times the factor, and never after the window', () => {
    expect(endOfSitting(at(0), 60, 1, at(120))).toEqual(at(60))
    expect(endOfSitting(at(0), 45, 1.25, at(120))).toEqual(at(57))
    expect(endOfSitting(at(90), 60, 1, at(120))).toEqual(at(120))
  })

  it('takes what was sent in time, and nothing once it is handed in or closed', () => {
    expect(takesDrafts(sitting(60), at(60.1))).toBe(true)
    expect(takesDrafts(sitting(60), at(60.2))).toBe(false)
    expect(takesDrafts(sitting(60, 20), at(30))).toBe(false)
    expect(takesDrafts({ ...sitting(60), closedAt: at(50) }, at(55))).toBe(false)
  })

  it('is withheld until it is released; what is no exam never is', () => {
    expect([null, { releasedAt: null }, { releasedAt: at(1) }].map(isWithheld)).toEqual([false, true, false])
  })
})

const item = (id: string, points: number, poolId: string | null) => ({ id, points, poolId })

test('a pool has a place for each draw, where its first item stands, and counts as often', () => {
  const pool = { id: 'p', title: 'Delays', draw: 2 }
  const items = [
    item('a', 3, null),
    item('b', 5, 'p'),
    item('c', 5, 'p'),
    item('d', 5, 'p'),
    item('e', 1, null),
  ]
  const slots = slotsOf(items, [pool])
  expect(slots.map((slot) => slot.item?.id ?? (slot.drawn && nameDraw(slot.drawn)))).toEqual([
    'a',
    'Delays 1',
    'Delays 2',
    'e',
  ])
  expect(fullMarks(items, [pool])).toBe(14)
  expect(nameDraw({ pool: { ...pool, draw: 1 }, position: 1 })).toBe('Delays')
})

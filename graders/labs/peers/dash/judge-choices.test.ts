// Players on paper: what they asked for, when, and how it came.
import { describe, expect, test } from 'vitest'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import type { AskedSegment } from '#graders/labs/peers/dash/asked-segment.ts'
import { makeFilm } from '#graders/labs/peers/dash/film.ts'
import {
  beganWithTheLeast,
  fetchedAhead,
  heldBack,
  neverOverreached,
  usedTheCapacity,
} from '#graders/labs/peers/dash/judge-choices.ts'
import { sawEachInOrder } from '#graders/labs/peers/dash/judge-order.ts'

const film = makeFilm(seededRandom('a film'), {
  segments: 8,
  seconds: 1,
  qualities: [
    { id: 'low', rate: 16 },
    { id: 'middle', rate: 48 },
    { id: 'high', rate: 144 },
  ],
})
const rates = { l: 'low', m: 'middle', h: 'high' } as const

interface Network {
  /** In kilobits per second, from each segment on. */
  carries?: (at: number) => number
  /** Between an answer and the next request. */
  gapMs?: number
}

/** Asked for in these qualities, one letter a segment: l, m, h. */
function asks(qualities: string, { carries = () => 720, gapMs = 0 }: Network = {}): AskedSegment[] {
  let nowMs = 0
  return qualities.split('').map((letter, at) => {
    const id = Object.entries(rates).find(([short]) => short === letter)?.[1]
    const segment = [...film.all.values()].find((one) => one.at === at && one.quality.id === id) ?? null
    const askedAtMs = nowMs
    const sentAtMs = askedAtMs + ((segment?.content.length ?? 0) * 8) / carries(at)
    nowMs = sentAtMs + gapMs
    const where = { stream: 'from-program', connection: 0, offset: at } as const
    return {
      request: { path: segment?.path ?? '/none', where },
      segment,
      askedAtMs,
      sentAtMs,
      answer: 'whole',
    }
  })
}

/** What it says, with the offset of the request that it speaks of; null when all is well. */
function findingOf(judge: () => void) {
  try {
    judge()
  } catch (error) {
    if (error instanceof CheckFailure && error.mismatch.code === 'wrong-field')
      return {
        at: error.mismatch.where?.offset,
        actual: error.mismatch.actual,
        expected: error.mismatch.expected,
      }
    throw error
  }
  return null
}

const fall = (at: number) => (at < 3 ? 720 : 72)
const rise = (at: number) => (at < 3 ? 72 : 720)

describe('a quality', () => {
  test.each<[string, string, Network, number | null]>([
    ['goes up with the network', 'lmhhhhhh', {}, null],
    ['stays low for four segments at most', 'llllhhhh', {}, null],
    ['stays low', 'lllllhhh', {}, 4],
    ['goes to the middle where the best is carried', 'lmmmmmmm', {}, 4],
    [
      'stays in the middle where half of what is carried is no more',
      'lmmmmmmm',
      { carries: () => 250 },
      null,
    ],
    ['stays low where the machine is slow', 'llllllll', { gapMs: 600 }, null],
    ['goes up late when the network does', 'lmmmmmmh', { carries: rise }, null],
    ['stays where it was when the network was slow', 'lmmmmmmm', { carries: rise }, 7],
  ])('%s: %s', (_, qualities, network, at) => {
    expect(findingOf(() => usedTheCapacity(film, asks(qualities, network)))?.at ?? null).toBe(at)
  })

  test.each<[string, string, Network, number | null]>([
    ['is the best while that is carried', 'hhhhhhhh', {}, null],
    ['goes down at the third slow segment', 'lmhhhhmm', { carries: fall }, null],
    ['goes down at the fourth', 'lmhhhhhm', { carries: fall }, 6],
    ['is the least where not even that is carried', 'llllllll', { carries: () => 8 }, null],
    ['is more than that', 'llllmmmm', { carries: () => 8 }, 4],
    ['is a little more than was measured', 'mmmmmmmm', { carries: () => 40 }, null],
  ])('%s: %s', (_, qualities, network, at) => {
    expect(findingOf(() => neverOverreached(film, asks(qualities, network)))?.at ?? null).toBe(at)
  })

  test('is the least in the beginning', () => {
    expect(findingOf(() => beganWithTheLeast(film, asks('lh')))).toBeNull()
    expect(findingOf(() => beganWithTheLeast(film, asks('ml')))).toMatchObject({
      at: 0,
      expected: 'low, of 16 kbit/s, the least there is',
    })
  })
})

test('what is in hand is counted by the time that has passed', () => {
  const atOnce = asks('llllllll')
  expect(findingOf(() => heldBack(film, atOnce, 8))).toBeNull()
  expect(findingOf(() => heldBack(film, atOnce, 6))).toMatchObject({ at: 7 })
  expect(findingOf(() => heldBack(film, asks('llllllll', { gapMs: 300 }), 6))).toBeNull()
  expect(findingOf(() => fetchedAhead(film, atOnce, 3))).toBeNull()
  expect(findingOf(() => fetchedAhead(film, asks('llll', { gapMs: 980 }), 3))).toMatchObject({ at: 3 })
})

const ordered = (change: (asked: AskedSegment[]) => AskedSegment[]) =>
  findingOf(() => sawEachInOrder(film, change(asks('llllllll'))))

describe('in order', () => {
  test.each<[string, (asked: AskedSegment[]) => AskedSegment[], object | null]>([
    ['each once', (asked) => asked, null],
    [
      'one left out',
      (asked) => asked.toSpliced(3, 1),
      { at: 4, expected: expect.stringContaining('segment 4,') },
    ],
    ['one twice', (asked) => asked.toSpliced(3, 0, ...asked.slice(2, 3)), { expected: expect.any(String) }],
    [
      'one more',
      (asked) => [...asked, ...asks('x').map((one) => ({ ...one, askedAtMs: 9_999, sentAtMs: 9_999 }))],
      { actual: '/none, which is not there' },
    ],
    [
      'one that was cut, again',
      (asked) =>
        asked.flatMap((one, at) =>
          at === 2 ? [{ ...one, answer: 'cut', sentAtMs: one.askedAtMs }, one] : [one],
        ),
      null,
    ],
    [
      'one that was cut, and the next',
      (asked) => asked.map((one, at) => (at === 2 ? { ...one, answer: 'cut' } : one)),
      { at: 3, expected: expect.stringContaining('segment 3 again, as only half of it had come') },
    ],
    [
      'two at the same time',
      (asked) => asked.map((one, at) => (at === 2 ? { ...one, sentAtMs: null } : one)),
      { at: 3, expected: 'a request when what was asked for before had come' },
    ],
  ])('%s', (_, change, finding) => {
    if (finding === null) expect(ordered(change)).toBeNull()
    else expect(ordered(change)).toMatchObject(finding)
  })
})

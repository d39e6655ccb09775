import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PartResultSchema } from '#graders/exercise/exercise-result.ts'
import { rowsMax, type TimelineRow } from '#graders/parts/timeline/timeline-response.ts'
import {
  type Drawn,
  drawnExercise,
  drawnResponse,
  gradeDrawn,
  rightDrawing,
} from '#graders/testing/drawn-exercise.ts'

const first = (count: number) => rightDrawing.slice(0, count)

/** One of two connections that fetch at the same time. */
const round = (object: number): Drawn[] => [
  ['SYN', 'c', 220, 270],
  ['SYN + ACK', 's', 270, 320],
  [`GET object ${object}`, 'c', 320, 370],
  [`object ${object}`, 's', 370, 460],
]

describe('a diagram is right', () => {
  const everyOrder = fc.shuffledSubarray([...rightDrawing], { minLength: rightDrawing.length })

  test('in whatever order its messages were drawn', () => {
    fc.assert(
      fc.property(everyOrder, (drawn) => {
        expect(gradeDrawn(drawnResponse(...drawn))).toMatchObject({ score: 1, outcome: { status: 'passed' } })
      }),
    )
  })

  test('with times that are off by less than the tolerance, or written in another way', () => {
    const off = rightDrawing.map(([label, by, leaves, arrives], index): Drawn => {
      const by9 = index % 2 === 0 ? 0.9 : 0
      return [label, by, Number(leaves) + by9, `${(Number(arrives) - by9) / 1_000} s`]
    })
    expect(gradeDrawn(drawnResponse(...off)).score).toBe(1)
  })

  test('whichever object is fetched first', () => {
    const names: Readonly<Record<string, string>> = { '1': '2', '2': '1' }
    const swapped = rightDrawing.map(
      ([label, ...rest]): Drawn => [label.replace(/\d/u, (digit) => names[digit] ?? digit), ...rest],
    )
    expect(gradeDrawn(drawnResponse(...swapped)).score).toBe(1)
  })

  test('when two that leave at the same instant stand in any order', () => {
    const parallel = drawnExercise(
      ['connections: serial', 'connections: parallel'],
      ['quantities', 'inputs: { parallel: 2 }\n    quantities'],
    )
    const both = drawnResponse(...round(2), ...first(4), ...round(1))
    expect(gradeDrawn(both, parallel).score).toBe(1)
    expect(gradeDrawn(drawnResponse(...first(4), ...round(1)), parallel)).toMatchObject({
      outcome: { mismatch: { code: 'wrong-event', problem: 'missing-before', message: 'SYN + ACK' } },
    })
  })
})

describe('what is wrong first is named', () => {
  test.each<[string, Drawn[], object]>([
    [
      'time does not run backwards',
      [...first(2), ['GET base file', 'c', 100, 60]],
      { problem: 'arrives-before-sent', message: 'GET base file', rightSoFar: 2 },
    ],
    [
      'the browser opens the connection',
      [['SYN', 's', 0, 50]],
      { problem: 'wrong-direction', message: 'SYN', rightSoFar: 0 },
    ],
    [
      'a request waits for the handshake',
      [...first(2), ['GET base file', 'c', 60, 110]],
      { problem: 'leaves-before-cause', message: 'GET base file', other: 'SYN + ACK', rightSoFar: 2 },
    ],
    [
      'a reply waits for its request',
      [...first(3), ['base file', 's', 120, 190]],
      { problem: 'leaves-before-cause', message: 'base file', other: 'GET base file' },
    ],
    [
      'even for one that is drawn wrong itself',
      [...first(2), ['base file', 's', 120, 190], ['GET base file', 'c', 130, 180]],
      { problem: 'leaves-before-cause', message: 'base file', other: 'GET base file' },
    ],
    [
      'nothing comes from nothing',
      [['GET base file', 'c', 0, 50]],
      { problem: 'cause-missing', message: 'GET base file', rightSoFar: 0 },
    ],
    [
      'an object is asked for when the base file is there, to its last bit',
      [...first(4), ['SYN', 'c', 200, 250]],
      { problem: 'leaves-before-cause', message: 'SYN', other: 'base file', rightSoFar: 4 },
    ],
    [
      'a file takes time to send',
      [...first(3), ['base file', 's', 150, 200]],
      { problem: 'no-transmission-time', message: 'base file' },
    ],
    ['it is no faster', [...first(3), ['base file', 's', 150, 210]], { problem: 'too-short' }],
    ['nor slower', [...first(2), ['GET base file', 'c', 100, 200]], { problem: 'too-long' }],
    ['nothing dawdles', [...first(2), ['GET base file', 'c', 120, 170]], { problem: 'too-late' }],
    [
      'one connection at a time',
      [...first(8), ['SYN', 'c', 320, 370]],
      { problem: 'leaves-before-cause', message: 'SYN', other: 'object 1', rightSoFar: 7 },
    ],
    [
      'a handshake is not left out',
      rightDrawing.filter((_, index) => index !== 4),
      { problem: 'missing-before', message: 'SYN + ACK', rightSoFar: 4 },
    ],
    [
      'the last message belongs to it',
      [...first(11)],
      { problem: 'ends-early', message: '', other: 'GET object 2', rightSoFar: 11 },
    ],
    [
      'nothing is sent twice',
      [...rightDrawing, ['object 2', 's', 700, 790]],
      { problem: 'not-needed', message: 'object 2', rightSoFar: 12 },
    ],
    [
      'nor what was never asked for',
      [['FIN', 'c', 0, 50], ...rightDrawing],
      { problem: 'not-needed', message: 'FIN', rightSoFar: 1 },
    ],
  ])('%s', (_, drawn, mismatch) => {
    const result = gradeDrawn(drawnResponse(...drawn))
    expect(result.outcome).toMatchObject({ status: 'failed', mismatch: { code: 'wrong-event', ...mismatch } })
    expect(result.score).toBeLessThan(1)
  })

  test('by the row in which it was drawn', () => {
    const drawn: Drawn[] = [['GET base file', 'c', 60, 110], ...first(2)]
    const { feedback, right, outcome } = gradeDrawn(drawnResponse(...drawn))
    expect(feedback).toEqual({ kind: 'timeline', right: [1, 2], wrong: 0 })
    expect(right).toEqual({ kind: 'timeline', due: 2 })
    expect(outcome).toMatchObject({ mismatch: { actual: 'message 1: GET base file, from 60 ms to 110 ms' } })
  })
})

describe('a wrong diagram earns', () => {
  test('the share of its first messages that are right', () => {
    expect(gradeDrawn(drawnResponse(...first(4))).score).toBe(0.33)
    const late: Drawn = ['SYN', 'c', 230, 280]
    expect(gradeDrawn(drawnResponse(...first(4), late, ...rightDrawing.slice(5))).score).toBe(0.33)
  })

  test('the share of all that are right, where the author says so, and never by drawing more', () => {
    const share = drawnExercise(['quantities', 'credit: share\n    quantities'])
    const late: Drawn = ['SYN', 'c', 230, 280]
    const drawn = [...first(4), late, ...rightDrawing.slice(5)]
    expect(gradeDrawn(drawnResponse(...drawn), share).score).toBe(0.92)
    const spam = Array.from({ length: 36 }, (_, index): Drawn => ['SYN', 'c', index, 50 + index])
    expect(gradeDrawn(drawnResponse(...rightDrawing, ...spam), share).score).toBe(0.25)
  })

  test('nothing when it is blank', () => {
    expect(gradeDrawn(drawnResponse())).toMatchObject({ score: 0, outcome: { mismatch: { code: 'blank' } } })
  })

  test('nothing while a message cannot be read, which is said', () => {
    const result = gradeDrawn(drawnResponse(...first(3), ['', 's', 150, 'later']))
    const problem = 'Message 4: Choose what is sent. “later” is not a number.'
    expect(result).toMatchObject({ score: 0, outcome: { mismatch: { code: 'unreadable', problem } } })
  })
})

describe('a wrong idea is recognised', () => {
  const kept: Drawn[] = [...first(4), ['GET object 1', 'c', 220, 270]]

  test('by its first step off the way', () => {
    const { outcome, score } = gradeDrawn(drawnResponse(...kept))
    expect(outcome).toMatchObject({
      mismatch: { code: 'misconception', id: 'kept-open', says: 'You kept the connection of 100 ms open.' },
    })
    expect(score).toBe(0.33)
  })

  test('and not before that', () => {
    expect(gradeDrawn(drawnResponse(...first(4)))).toMatchObject({
      outcome: { mismatch: { code: 'wrong-event' } },
    })
  })
})

test('any drawing gets a verdict that fits, and full marks only when it is right', () => {
  const label = fc.constantFrom('SYN', 'SYN + ACK', 'GET base file', 'base file', 'object 1', 'FIN', '')
  const lifeline = fc.constantFrom('client', 'server', 'dns')
  const time = fc.oneof(fc.constantFrom(...'0 50 100 150 220'.split(' ')), fc.string({ maxLength: 8 }))
  const anyRow = fc.record({ label, from: lifeline, to: lifeline, leaves: time, arrives: time })
  const rightRow = fc.constantFrom(...drawnResponse(...rightDrawing).messages)
  const rows: fc.Arbitrary<TimelineRow[]> = fc.array(fc.oneof(anyRow, rightRow), { maxLength: rowsMax })
  fc.assert(
    fc.property(rows, (messages) => {
      const result = gradeDrawn({ kind: 'timeline', messages })
      expect(PartResultSchema.safeParse(result).error).toBeUndefined()
      expect(result.score === 1).toBe(result.outcome.status === 'passed')
      const marked = result.feedback && 'right' in result.feedback ? result.feedback.right : []
      expect(marked.every((row) => row < messages.length)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('nothing that is said tells when anything happens', () => {
  const odd = fc.integer({ min: 0, max: 99 }).map((number) => number * 7 + 3)
  const drawn = fc.array(
    fc.tuple(fc.constantFrom('SYN', 'base file', 'object 2'), fc.constantFrom('c', 's'), odd, odd),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(drawn, (messages) => {
      const said = JSON.stringify(gradeDrawn(drawnResponse(...messages.map((each): Drawn => [...each]))))
      const given = new Set(messages.flatMap(([, , leaves, arrives]) => [String(leaves), String(arrives)]))
      const times = rightDrawing.map(([, , , arrives]) => String(arrives)).filter((time) => !given.has(time))
      for (const time of times) expect(said).not.toMatch(new RegExp(`\\b${time} ms`, 'u'))
    }),
    { numRuns: 100 },
  )
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSound, judgeAsks, judgeUnchoking } from '#protocols/swarm/judge-round.ts'
import { askAs, askings, finishAfter, unchokeAs, unchokingWays } from '#protocols/swarm/play-swarm.ts'
import { type Swarm, stateOf } from '#protocols/swarm/swarm.ts'

const peer = (name: string, has: number[], sends: number, more: object = {}) => ({
  name,
  has,
  gets: [],
  unchokes: [true],
  sends: [sends],
  interested: [true],
  leavesAfter: null,
  ...more,
})
// Pieces 0 to 3; held by 3, 2, 1 and 2 peers.
const swarm: Swarm = {
  pieces: 4,
  mine: [],
  peers: [
    peer('A', [0, 1, 2, 3], 10, { leavesAfter: 1 }),
    peer('B', [0, 1], 40),
    peer('C', [0, 3], 30, { unchokes: [false] }),
    peer('D', [], 20),
  ],
  slots: 2,
  rounds: 1,
}
const state = stateOf(swarm, [])

describe('pieces', () => {
  test.each<[(number | null)[], (string | null)[]]>([
    [
      [2, 1, null, null],
      [null, null, null, null],
    ],
    [
      [1, 0, null, null],
      ['not-rarest', null, null, null],
    ],
    [
      [2, 0, null, null],
      [null, 'not-rarest', null, null],
    ],
    [
      [2, 2, null, null],
      [null, 'has-not', null, null],
    ],
    [
      [1, 1, null, null],
      ['not-rarest', 'asked-already', null, null],
    ],
    [
      [2, 1, 3, null],
      [null, null, 'chokes-you', null],
    ],
    [
      [null, 1, null, 0],
      ['nothing-asked', null, null, 'has-not'],
    ],
  ])('%j: %j', (asks, faults) =>
    expect(judgeAsks(state, asks).map((fault) => fault?.is ?? null)).toEqual(faults),
  )

  test('what came is there in the next round, and who leaves is gone', () => {
    const next = stateOf(swarm, [[2, 1, 3, null]])
    expect([...next.mine]).toEqual([2, 1])
    expect(next.peers[0]).toBeNull()
    expect(next.holders).toEqual([2, 1, 0, 1])
    expect(judgeAsks(next, [3, 0, null, null]).map((fault) => fault?.is ?? null)).toEqual([
      'gone',
      null,
      null,
      null,
    ])
  })

  test('who does not take the rarest piece while it is there never finishes', () => {
    const open = { ...swarm, peers: swarm.peers.map((each) => ({ ...each, unchokes: [true] })) }
    expect(finishAfter(open, [], null)).toBe(2)
    expect(finishAfter(open, [[0, 1, 3, null]], null)).toBeNull()
  })
})

const unchoking = { r: 'regular', o: 'optimistic', '.': 'choked' } as const
const choose = (text: string) =>
  text.split('').map((letter) => unchoking[letter === 'r' || letter === 'o' ? letter : '.'])

describe('unchoking, with two places and one of chance', () => {
  test.each([
    ['.rro', 'no', null, []],
    ['orr.', 'no', null, []],
    ['.rr.', 'no', 'no-optimistic', []],
    [
      'rr.o',
      'no',
      null,
      [
        [0, 'sends-less'],
        [2, 'sends-more'],
        [3, 'sends-more'],
      ],
    ],
    ['.rrr', 'no', 'too-many', []],
    ['.r.o', 'no', 'too-few', []],
    ['orro', 'no', null, [[3, 'second-optimistic']]],
  ] as const)('%s', (text, _, round, faults) => {
    const judged = judgeUnchoking(state, 2, choose(text))
    expect(judged.round).toBe(round)
    expect(judged.faults.flatMap((fault, at) => (fault ? [[at, fault.is]] : []))).toEqual(faults)
  })
})

const swarms = fc
  .record({
    pieces: fc.integer({ min: 2, max: 8 }),
    slots: fc.integer({ min: 1, max: 4 }),
    peers: fc.array(
      fc.record({
        has: fc.uniqueArray(fc.integer({ min: 0, max: 7 })),
        unchokes: fc.boolean(),
        sends: fc.constantFrom(0, 10, 20, 30),
        interested: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(
    ({ peers, ...rest }): Swarm => ({
      ...rest,
      mine: [],
      rounds: 1,
      peers: peers.map(({ has, unchokes, sends, interested }, at) =>
        peer(
          String(at),
          has.filter((piece) => piece < rest.pieces),
          sends,
          { unchokes: [unchokes], interested: [interested] },
        ),
      ),
    }),
  )

test('rarest first, and the best with one by chance, are sound in every swarm', () => {
  fc.assert(
    fc.property(swarms, (any) => {
      const first = stateOf(any, [])
      expect(judgeAsks(first, askAs('rarest', first)).every((fault) => fault === null)).toBe(true)
      expect(isSound(judgeUnchoking(first, any.slots, unchokeAs('best', first, any.slots)))).toBe(true)
      for (const how of askings) expect(askAs(how, first)).toHaveLength(any.peers.length)
      for (const how of unchokingWays) expect(unchokeAs(how, first, any.slots)).toHaveLength(any.peers.length)
    }),
  )
})

test('an unchoking is sound exactly if no other set of peers sends more in all', () => {
  const ways = fc.array(fc.constantFrom('choked', 'regular'), { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(swarms, ways, (any, chosen) => {
      const first = stateOf(any, [])
      const sums = Array.from({ length: 2 ** any.peers.length }, (_, set) =>
        any.peers.flatMap((each, at) => (Math.floor(set / 2 ** at) % 2 === 1 ? [each] : [])),
      )
        .filter((set) => set.length <= any.slots && set.every(({ interested }) => interested[0]))
        .map((set) => set.length * 1e-3 + set.reduce((sum, { sends }) => sum + (sends[0] ?? 0), 0))
      const mine = any.peers.filter((_, at) => chosen[at] === 'regular')
      const sum = mine.length * 1e-3 + mine.reduce((total, { sends }) => total + (sends[0] ?? 0), 0)
      const allowed = mine.length <= any.slots && mine.every(({ interested }) => interested[0])
      const { faults, round } = judgeUnchoking(first, any.slots, chosen)
      const sound = faults.every((fault) => fault === null) && (round === null || round === 'no-optimistic')
      expect(sound).toBe(allowed && Math.abs(sum - Math.max(...sums)) < 1e-9)
    }),
  )
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pickings, type SwarmPlan, simulateSwarm } from '#protocols/swarm/simulate-swarm.ts'

const plans = fc.record<SwarmPlan>({
  pieces: fc.integer({ min: 1, max: 12 }),
  peers: fc.integer({ min: 1, max: 10 }),
  seedUploads: fc.integer({ min: 1, max: 4 }),
  peerUploads: fc.integer({ min: 0, max: 3 }),
  seedLeavesAfter: fc.option(fc.integer({ min: 0, max: 30 })),
  chance: fc.nat(1_000),
})

test('nobody gets what nobody could give, and nothing is faster than the uplinks allow', () => {
  fc.assert(
    fc.property(plans, fc.constantFrom(...pickings), (plan, picking) => {
      const { rounds, finishes, lost } = simulateSwarm(plan, picking)
      const all = plan.pieces * plan.peers
      for (const [round, after] of rounds.entries()) {
        const before = rounds[round - 1]
        if (before === undefined) continue
        const came = after.map((has, at) => [...has].filter((piece) => !before[at]?.has(piece)))
        expect(came.every((pieces) => pieces.length <= 1)).toBe(true)
        const seed = plan.seedLeavesAfter === null || round <= plan.seedLeavesAfter ? plan.seedUploads : 0
        const givers = before.filter(({ size }) => size > 0).length
        expect(came.flat().length).toBeLessThanOrEqual(seed + givers * plan.peerUploads)
        if (seed === 0)
          for (const piece of came.flat()) expect(before.some((has) => has.has(piece))).toBe(true)
      }
      if (plan.seedLeavesAfter === null) {
        expect(lost).toEqual([])
        // The same bound as for fluid: what all uplinks together carry, and one piece a round for each.
        const bound = Math.max(plan.pieces, all / (plan.seedUploads + plan.peers * plan.peerUploads))
        for (const finish of finishes) expect(finish).not.toBeNull()
        expect(Math.max(...finishes.map((finish) => finish ?? 0))).toBeGreaterThanOrEqual(Math.ceil(bound))
      }
      expect(simulateSwarm(plan, picking)).toEqual({ rounds, finishes, lost })
    }),
    { numRuns: 200 },
  )
})

test('without uplinks of peers it is a server with one piece at a time', () => {
  const plan = { pieces: 6, peers: 5, seedUploads: 1, peerUploads: 0, seedLeavesAfter: null, chance: 1 }
  for (const picking of pickings) expect(simulateSwarm(plan, picking).rounds).toHaveLength(6 * 5 + 1)
})

/** Pieces lost in forty courses of chance. */
const lostWith = (picking: (typeof pickings)[number]) =>
  Array.from(
    { length: 40 },
    (_, chance) =>
      simulateSwarm(
        { pieces: 12, peers: 8, seedUploads: 2, peerUploads: 1, seedLeavesAfter: 6, chance },
        picking,
      ).lost.length,
  ).reduce((sum, lost) => sum + lost, 0)

test('if the seed leaves early, pieces are lost, and fewer where the rarest comes first', () => {
  expect(lostWith('rarest')).toBeLessThan(lostWith('random'))
  expect(lostWith('random')).toBeLessThan(lostWith('most-common'))
  expect(
    simulateSwarm(
      { pieces: 3, peers: 2, seedUploads: 1, peerUploads: 1, seedLeavesAfter: 0, chance: 1 },
      'rarest',
    ),
  ).toMatchObject({ finishes: [null, null], lost: [0, 1, 2] })
})

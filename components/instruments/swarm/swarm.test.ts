import { expect, it, test } from 'vitest'
import { tellHolders } from '#components/instruments/swarm/swarm-grid.tsx'
import {
  planOf,
  readSwarmSettings,
  writeSwarmSettings,
} from '#components/instruments/swarm/swarm-settings.ts'
import { simulateSwarm } from '#protocols/swarm/simulate-swarm.ts'

const read = (query: string) => readSwarmSettings(new URLSearchParams(query))

it.each(['', 'pieces=5&peers=3&leaves=0&picking=random&round=4'])(
  'comes back from the address: %s',
  (query) => expect(read(writeSwarmSettings(read(query)))).toEqual(read(query)),
)

it('puts right what is none', () => {
  const { numbers, picking, round } = read('pieces=1e9&peers=-1&chance=x&picking=worst&round=1e12')
  expect(numbers).toMatchObject({ pieces: 24, peers: 1, chance: 1 })
  expect(picking).toBe('rarest')
  expect(round).toBe(1_000)
})

test('what it begins with shows what the rarest is good for', () => {
  const plan = planOf(read('').numbers)
  expect(simulateSwarm(plan, 'rarest').lost).toEqual([])
  expect(simulateSwarm(plan, 'in-order').lost).not.toEqual([])
  expect(planOf(read('leaves=0').numbers).seedLeavesAfter).toBeNull()
})

test.each([
  [[[0], [0, 1]], false, 'Piece 3 is nowhere any more.'],
  [[[0], [0, 1]], true, 'Piece 3 is the rarest, with one holder.'],
  [
    [
      [0, 1, 2],
      [0, 1, 2],
    ],
    false,
    'Pieces 1, 2, 3 are the rarest, with 2 holders.',
  ],
])('holders of %j, seed %s', (peers, hasSeed, says) => {
  expect(
    tellHolders(
      peers.map((has) => new Set(has)),
      3,
      hasSeed,
    ),
  ).toBe(says)
})

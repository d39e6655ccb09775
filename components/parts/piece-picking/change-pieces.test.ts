import { expect, test } from 'vitest'
import { changePieces, type PiecesChange } from '#components/parts/piece-picking/change-pieces.ts'
import type { Swarm } from '#protocols/swarm/swarm.ts'

const peer = { has: [], gets: [], unchokes: [], sends: [], interested: [], leavesAfter: null }
const swarm: Swarm = {
  pieces: 4,
  mine: [],
  peers: [
    { name: 'A', ...peer },
    { name: 'B', ...peer },
  ],
  slots: 1,
  rounds: 2,
}
const open = { asks: [null, null], unchoked: [null, null] }

test.each<[PiecesChange, unknown]>([
  [{ round: 0, peer: 1, set: 'ask', to: '3' }, [{ ...open, asks: [null, 3] }, open]],
  [
    { round: 1, peer: 0, set: 'unchoke', to: 'optimistic' },
    [open, { ...open, unchoked: ['optimistic', null] }],
  ],
  [{ round: 0, peer: 0, set: 'ask', to: '' }, [open, open]],
  [{ round: 0, peer: 0, set: 'unchoke', to: 'all' }, [open, open]],
  [{ round: 5, peer: 0, set: 'ask', to: '1' }, [open, open]],
])('%j', (change, after) => expect(changePieces([], swarm, change)).toEqual(after))

test('what was chosen elsewhere stays', () => {
  const before = changePieces([], swarm, { round: 0, peer: 0, set: 'ask', to: '2' })
  const after = changePieces(before, swarm, { round: 0, peer: 1, set: 'unchoke', to: 'choked' })
  expect(after[0]).toEqual({ asks: [2, null], unchoked: [null, 'choked'] })
})

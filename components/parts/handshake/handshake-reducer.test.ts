import { expect, test } from 'vitest'
import { type HandshakeChange, handshakeReducer } from '#components/parts/handshake/handshake-reducer.ts'
import type { HandshakeResponse } from '#graders/parts/handshake/handshake-response.ts'

const before: HandshakeResponse = { kind: 'handshake', order: [2, 0], answers: ['1'] }

test.each<[HandshakeChange, object]>([
  [
    { set: 'order', change: { do: 'add', item: 1 } },
    { order: [2, 0, 1], answers: ['1', null] },
  ],
  [
    { set: 'order', change: { do: 'move', item: 0, to: 0 } },
    { order: [0, 2], answers: ['1', null] },
  ],
  [
    { set: 'answer', at: 1, to: 'yes' },
    { order: [2, 0], answers: ['1', 'yes'] },
  ],
  [
    { set: 'answer', at: 0, to: '' },
    { order: [2, 0], answers: [null, null] },
  ],
])('%j', (change, after) => {
  expect(handshakeReducer(before, 2, change)).toEqual({ kind: 'handshake', ...after })
})

test('of nothing', () => {
  expect(handshakeReducer(undefined, 1, { set: 'order', change: { do: 'add', item: 4 } })).toEqual({
    kind: 'handshake',
    order: [4],
    answers: [null],
  })
})

import { expect, test } from 'vitest'
import { type StackChange, stackReducer } from '#components/parts/header-stack/stack-reducer.ts'

const counts = { brackets: 1, questions: 2 }
const empty = { kind: 'header-stack', order: [], brackets: [{ from: null, to: null }], answers: [null, null] }

test.each<[StackChange, object]>([
  [{ set: 'order', change: { do: 'add', item: 3 } }, { order: [3] }],
  [{ set: 'bracket', at: 0, end: 'from', to: '2' }, { brackets: [{ from: 2, to: null }] }],
  [{ set: 'bracket', at: 0, end: 'from', to: 'none' }, { brackets: [{ from: 'none', to: null }] }],
  [{ set: 'bracket', at: 0, end: 'to', to: '4' }, { brackets: [{ from: null, to: 4 }] }],
  [{ set: 'answer', at: 1, to: 'yes' }, { answers: [null, 'yes'] }],
  [{ set: 'answer', at: 1, to: '' }, {}],
])('%j', (change, after) => expect(stackReducer(undefined, counts, change)).toEqual({ ...empty, ...after }))

test('a bracket over nothing has no end, and gets one again when it has a beginning', () => {
  const both = stackReducer(
    stackReducer(undefined, counts, { set: 'bracket', at: 0, end: 'to', to: '4' }),
    counts,
    { set: 'bracket', at: 0, end: 'from', to: 'none' },
  )
  expect(both.brackets).toEqual([{ from: 'none', to: null }])
  const again = stackReducer(both, counts, { set: 'bracket', at: 0, end: 'from', to: '1' })
  expect(again.brackets).toEqual([{ from: 1, to: null }])
})

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

test('whoever passes “nothing” in the list keeps the end', () => {
  const changes = ['4', 'none', '1'].map(
    (to, index): StackChange => ({ set: 'bracket', at: 0, end: index === 0 ? 'to' : 'from', to }),
  )
  const seen = changes.map((_, at) =>
    changes
      .slice(0, at + 1)
      .reduce<ReturnType<typeof stackReducer> | undefined>(
        (all, each) => stackReducer(all, counts, each),
        undefined,
      ),
  )
  expect(seen.map((each) => each?.brackets[0])).toEqual([
    { from: null, to: 4 },
    { from: 'none', to: 4 },
    { from: 1, to: 4 },
  ])
})

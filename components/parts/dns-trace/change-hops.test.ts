import { expect, test } from 'vitest'
import { changeHops } from '#components/parts/dns-trace/change-hops.ts'

test('hops are added, set and taken away, and other look-ups stay', () => {
  const one = changeHops(undefined, 2, 1, { do: 'add' })
  expect(one.walks).toEqual([[], [{ from: '', to: '', question: null, got: null }]])
  const set = changeHops(one, 2, 1, { do: 'set', hop: 0, to: { from: 'client', question: 3 } })
  const two = changeHops(set, 2, 1, { do: 'add' })
  expect(two.walks[1]).toEqual([
    { from: 'client', to: '', question: 3, got: null },
    { from: '', to: '', question: 3, got: null },
  ])
  expect(changeHops(two, 2, 1, { do: 'remove', hop: 0 }).walks).toEqual([
    [],
    [{ from: '', to: '', question: 3, got: null }],
  ])
})

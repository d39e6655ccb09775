import { expect, test } from 'vitest'
import { type LabView, readLabView, writeLabView } from '#components/lab/columns/lab-view.ts'

test.each<LabView>([
  { tab: 'task', folded: [] },
  { tab: 'checks', folded: ['task', 'checks'] },
])('what is remembered is found again: %j', (view) => {
  expect(readLabView(writeLabView(view))).toEqual(view)
})

test.each([undefined, '', 'nonsense', 'x.y.z'])('of %j nothing is believed', (cookie) => {
  expect(readLabView(cookie)).toEqual({ tab: 'task', folded: [] })
})

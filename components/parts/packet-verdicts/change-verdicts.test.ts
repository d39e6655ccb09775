import { expect, test } from 'vitest'
import { changeVerdicts, type VerdictChange } from '#components/parts/packet-verdicts/change-verdicts.ts'

const open = { decision: null, by: null }

test.each<[VerdictChange, unknown]>([
  [{ at: 0, set: 'decision', to: 'accept' }, [{ decision: 'accept', by: null }, open]],
  [{ at: 1, set: 'by', to: '2' }, [open, { decision: null, by: 2 }]],
  [{ at: 1, set: 'by', to: 'default' }, [open, { decision: null, by: 'default' }]],
  [{ at: 1, set: 'by', to: '' }, [open, open]],
  [{ at: 0, set: 'decision', to: '' }, [open, open]],
  [{ at: 9, set: 'by', to: '1' }, [open, open]],
])('%j', (change, after) => expect(changeVerdicts([], 2, change)).toEqual(after))

test('what was said of the packet, and of others, stays', () => {
  const before = [{ decision: 'deny', by: 1 } as const, { decision: 'accept', by: 'default' } as const]
  expect(changeVerdicts(before, 3, { at: 0, set: 'by', to: '0' })).toEqual([
    { decision: 'deny', by: 0 },
    before[1],
    open,
  ])
})

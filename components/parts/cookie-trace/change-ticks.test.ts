import { expect, test } from 'vitest'
import { changeTicks } from '#components/parts/cookie-trace/change-ticks.ts'

test.each<[string, number[] | null, number | null, boolean, number[] | null]>([
  ['the first tick', null, 2, true, [2]],
  ['in their order', [2], 0, true, [0, 2]],
  ['the same twice', [2], 2, true, [2]],
  ['one less', [0, 2], 2, false, [0]],
  ['the last one less says nothing', [2], 2, false, null],
  ['none takes all others away', [0, 2], null, true, []],
  ['and is taken away by any', [], 1, true, [1]],
  ['none taken back says nothing', [], null, false, null],
])('%s', (_, ticked, place, on, next) => expect(changeTicks(ticked, place, on)).toEqual(next))

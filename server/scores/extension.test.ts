import { expect, it } from 'vitest'
import { countingExtension, extended } from '#server/scores/extension.ts'

const at = (hours: number) => new Date(Date.UTC(2026, 9, 25) + hours * 3_600_000)

it.each<[string, number | null, number | undefined, [number, number | null]]>([
  ['none', 48, undefined, [24, 48]],
  ['late work goes on as much longer', 48, 30, [30, 54]],
  ['nothing is taken late', null, 30, [30, null]],
  ['as long as all have', 48, 24, [24, 48]],
  ['shorter than what all were given meanwhile', 48, 12, [24, 48]],
])('%s', (_what, lateUntil, until, [due, late]) => {
  const row = { dueAt: at(24), lateUntil: lateUntil === null ? null : at(lateUntil), title: 'kept' }
  const extension = until === undefined ? undefined : { dueAt: at(until) }
  expect(extended(row, extension)).toEqual({
    dueAt: at(due),
    lateUntil: late === null ? null : at(late),
    title: 'kept',
  })
  expect(countingExtension(row, extension)).toEqual(due === 24 ? null : extension)
})

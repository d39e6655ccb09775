import { expect, test } from 'vitest'
import { GraderFault } from '#graders/labs/board/check-failure.ts'
import { type Check, check } from '#graders/labs/checks/check.ts'
import { planChecks } from '#graders/labs/checks/plan-checks.ts'

const made = (id: string, ...needs: Check[]) =>
  check(id, { tier: 'works', says: id, points: 1, needs, why: { says: 'because' }, run: async () => {} })

const a = made('a')
const b = made('b', a)
const c = made('c', b)
const d = made('d')

test('visible checks come first, hidden ones are marked', () => {
  const planned = planChecks([a, b], [c, d])
  expect(planned.map(({ plan }) => [plan.id, plan.hidden])).toEqual([
    ['a', false],
    ['b', false],
    ['c', true],
    ['d', true],
  ])
})

test('a chosen check brings what it needs, and what that needs', () => {
  expect(planChecks([a, b, c, d], [], ['c']).map(({ plan }) => plan.id)).toEqual(['a', 'b', 'c'])
})

test.each([
  ['two checks are called a', () => planChecks([a], [made('a')])],
  ['b needs a, which does not come before it', () => planChecks([b, a], [])],
  ['there is no check called x; the checks are a, b', () => planChecks([a, b], [], ['x'])],
])('a lab that cannot run is our fault: %s', (because, plan) => {
  expect(plan).toThrow(GraderFault)
  expect(plan).toThrow(because)
})

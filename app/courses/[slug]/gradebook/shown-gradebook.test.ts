import { expect, test } from 'vitest'
import { readFilters } from '#components/gradebook/gradebook-filters.ts'
import type { Gradebook } from '#server/gradebook/find-gradebook.ts'
import { narrowGradebook } from './shown-gradebook.ts'

const score = (earned: number | null, waiting = false) => ({
  earned,
  byHand: false,
  reduced: false,
  submissions: earned === null ? 0 : 1,
  waiting,
  faulted: false,
})
const item = (id: string) => ({ id, title: id, points: 10 })
const student = (name: string, first: number | null, second: number | null, waiting = false) => ({
  id: name,
  name,
  email: `${name}@uni.test`,
  section: name === 'bob' ? 'B' : null,
  group: name === 'ada' ? 'Pair 1' : null,
  scores: [score(first, waiting), score(second)],
  weighted: null,
  total: (first ?? 0) + (second ?? 0),
})
const gradebook: Gradebook = {
  course: {
    id: 'c',
    slug: 'c',
    title: 'C',
    timeZone: 'UTC',
    standing: { role: 'INSTRUCTOR', operator: false },
  },
  assignments: [
    { id: 'a', title: 'Week 1', opened: true, counting: 'BEST', items: [item('x')] },
    { id: 'b', title: 'Week 2', opened: false, counting: 'LAST', items: [item('y')] },
  ],
  students: [student('ada', 3, 9), student('bob', 7, null), student('cy', null, null, true)],
  weighs: false,
  max: 10,
}

test.each([
  ['', ['ada 12', 'bob 7', 'cy 0'], 10],
  ['?assignment=a&sort=total-down', ['bob 7', 'ada 3', 'cy 0'], 10],
  ['?assignment=b', ['ada 9', 'bob 0', 'cy 0'], 0],
  ['?show=waiting', ['cy 0'], 10],
  ['?find=BOB', ['bob 7'], 10],
  ['?section=B', ['bob 7'], 10],
  ['?group=Pair+1', ['ada 12'], 10],
  ['?group=&assignment=a', ['bob 7', 'cy 0'], 10],
])('“%s” leaves what the page shows', (query, totals, max) => {
  const shown = narrowGradebook(gradebook, readFilters(new URLSearchParams(query)))
  expect(shown.students.map(({ name, total }) => `${name} ${total}`)).toEqual(totals)
  expect(shown.max).toBe(max)
  const items = shown.assignments.flatMap((one) => one.items)
  for (const { scores } of shown.students) expect(scores).toHaveLength(items.length)
})

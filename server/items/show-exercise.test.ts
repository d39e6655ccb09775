import { expect, test } from 'vitest'
import { showHints } from '#server/items/show-exercise.ts'

const hints = (...costs: number[]) => ({
  hintCosts: costs,
  typeset: { statement: [], hints: costs.map((_, index) => [{ html: `hint ${index + 1}` }]) },
})
const shown = (costs: number[], opened: number[]) =>
  showHints(hints(...costs), opened).flatMap(({ text }, index) => (text === null ? [] : [index + 1]))

test.each([
  { costs: [0, 0, 0], opened: [], shows: [1, 2, 3] },
  { costs: [0, 5, 0], opened: [], shows: [1] },
  { costs: [0, 5, 0], opened: [2], shows: [1, 2, 3] },
  { costs: [5, 5], opened: [], shows: [] },
  // What nobody can have opened opens nothing before its turn.
  { costs: [5, 5], opened: [2], shows: [] },
  { costs: [5, 5], opened: [1], shows: [1] },
])('of hints at $costs % with $opened opened, $shows are shown', ({ costs, opened, shows }) => {
  expect(shown(costs, opened)).toEqual(shows)
})

test('what a hint costs is known before it is opened', () => {
  expect(showHints(hints(0, 12.5), [])).toEqual([
    { cost: 0, text: [{ html: 'hint 1' }] },
    { cost: 12.5, text: null },
  ])
})

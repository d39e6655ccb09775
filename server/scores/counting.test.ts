import { expect, test } from 'vitest'
import { whatCounts } from '#server/scores/counting.ts'

const of = (...points: number[]) => points.map((each, at) => ({ submittedAt: new Date(at), points: each }))

test.each([
  ['BEST', of(2, 9, 4), 9, 1],
  ['BEST', of(9, 9), 9, 1],
  ['LAST', of(2, 9, 4), 4, 1],
  ['LAST', of(2, 9, 4).toReversed(), 4, 1],
  ['LAST', [...of(3), ...of(5)], 5, 1],
  ['MEAN', of(2, 9, 4), 5, 3],
  ['MEAN', of(0), 0, 1],
] as const)('%s of %j is %d', (counting, judged, points, many) => {
  const counted = whatCounts({ counting }, judged)
  expect(counted).toMatchObject({ points })
  expect(counted?.of).toHaveLength(many)
})

test.each(['BEST', 'LAST', 'MEAN'] as const)('%s of nothing is nothing', (counting) => {
  expect(whatCounts({ counting }, [])).toBeNull()
})

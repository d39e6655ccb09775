// What a reviewer is shown while ticking is worked out in the browser; what counts, by the server. Neither may import the other.
import { assert, double, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { pointsWithRubric } from '#components/feedback/feedback-words.ts'
import { withReviewed } from '#server/scores/reviewed-points.ts'

test('a reviewer sees the points that will count', () => {
  const share = double({ min: 0, max: 1, noNaN: true })
  const full = integer({ min: 0, max: 100 })
  assert(
    property(share, share, full, integer({ min: -200, max: 200 }), (scored, kept, points, given) => {
      const work = { share: scored, worth: kept * points }
      expect(pointsWithRubric(work, points, given)).toBe(withReviewed(work, points, given))
    }),
  )
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditionalGetModel } from '#graders/models/conditional-get-model.ts'
import { runModel } from '#graders/testing/run-model.ts'

const minute = 60_000_000

test('a request a minute for an hour, and a change every ten minutes', () => {
  const got = runModel(conditionalGetModel, {
    requests: 61,
    every: minute,
    changes: 10 * minute,
    objectSize: 80_000,
    headSize: 2_400,
  })
  expect(got).toMatchObject({
    full: 7,
    notModified: 54,
    saved: 54 * 80_000,
    received: 61 * 2_400 + 7 * 80_000,
  })
})

test('the closed form: one for the first, and one for each change that some request is the first to see', () => {
  const situations = fc.record({
    requests: fc.integer({ min: 1, max: 300 }),
    every: fc.integer({ min: 1, max: 1_000 }),
    changes: fc.integer({ min: 0, max: 5_000 }),
    objectSize: fc.integer({ min: 0, max: 1_000_000 }),
    headSize: fc.integer({ min: 0, max: 10_000 }),
  })
  fc.assert(
    fc.property(situations, (given) => {
      const { requests, every, changes, objectSize, headSize } = given
      const seen = changes === 0 ? 0 : Math.floor(((requests - 1) * every) / changes)
      const full = changes > 0 && changes <= every ? requests : 1 + seen
      const got = runModel(conditionalGetModel, given)
      expect(got.full).toBe(full)
      expect(got.saved).toBe((requests - full) * objectSize)
      expect(got.withoutCache).toBe(requests * (objectSize + headSize))
      expect((got.savedShare ?? 0) * (got.withoutCache ?? 0)).toBeCloseTo(got.saved ?? 0, 3)
    }),
  )
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import { OneIn, reordered } from '#graders/labs/network/datagram-link.ts'

const seed = fc.string({ minLength: 1 })
const choices = (every: number | null, seedText: string, count: number) => {
  const oneIn = new OneIn(every, seededRandom(seedText))
  return Array.from({ length: count }, () => oneIn.next())
}

test('of each block exactly one is chosen, so no more than two in a row, and the same seed chooses the same', () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: 2, max: 9 }), (seedText, every) => {
      const chosen = choices(every, seedText, every * 6)
      for (let at = 0; at < chosen.length; at += every)
        expect(chosen.slice(at, at + every).filter(Boolean)).toHaveLength(1)
      expect(chosen.join()).not.toContain('true,true,true')
      expect(choices(every, seedText, every * 6)).toEqual(chosen)
    }),
  )
})

test('one in one is all, and none in particular is none', () => {
  expect(choices(1, 's', 5)).toEqual(Array(5).fill(true))
  expect(choices(null, 's', 5)).toEqual(Array(5).fill(false))
})

test('reordered: the same things, another first one, the same for the same seed', () => {
  fc.assert(
    fc.property(seed, fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 20 }), (seedText, items) => {
      const once = reordered(items, seededRandom(seedText))
      expect(new Set(once)).toEqual(new Set(items))
      expect(once).toHaveLength(items.length)
      expect(once[0]).not.toBe(items[0])
      expect(reordered(items, seededRandom(seedText))).toEqual(once)
    }),
  )
})

test.each([[[]], [['only']]])('what has no other order stays: %j', (items) => {
  expect(reordered(items, seededRandom('s'))).toEqual(items)
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'

test("yesterday's numbers are today's: the generator is pinned", () => {
  const random = seededRandom('71fc22564cfe4819/survives-split-reply')
  expect(Array.from({ length: 6 }, () => random.integer(0, 999))).toEqual([662, 909, 3, 743, 675, 409])
  expect(seededRandom('71fc22564cfe4819/survives-split-reply').words(4)).toBe('olive flint quartz birch')
})

test('every number of a range can come, and none outside', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: 0, max: 9 }),
      (seed, min, span) => {
        const random = seededRandom(seed)
        const drawn = new Set(Array.from({ length: 300 }, () => random.integer(min, min + span)))
        expect([...drawn].toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: span + 1 }, (_, index) => min + index),
        )
      },
    ),
  )
})

test('an untidy text is changed by whoever trims, joins, lowers or swaps its letters', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const text = seededRandom(seed).untidy(3)
      const swapped = text.replaceAll(/[a-z]/gi, (it) =>
        it === it.toUpperCase() ? it.toLowerCase() : it.toUpperCase(),
      )
      const careless = [text.trimStart(), text.trimEnd(), text.split(/ +/).join(' '), text.toLowerCase()]
      for (const other of careless) expect(other).not.toBe(text)
      expect(swapped).not.toBe(text.toUpperCase())
    }),
  )
})

test('a token is as long as it should be, and another each time', () => {
  const random = seededRandom('s')
  const tokens = Array.from({ length: 100 }, () => random.token())
  expect(new Set(tokens).size).toBe(100)
  for (const token of tokens) expect(token).toMatch(/^[a-zA-Z2-9]{16}$/)
})

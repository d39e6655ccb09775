// The fuzzing itself: what it looks for is found, and a sound reader passes.
import { expect, test } from 'vitest'
import { findFailure } from './find-failure.ts'
import { findGrowth } from './find-growth.ts'
import type { Reader } from './reader.ts'

/** Hangs are meant here, so they are waited for a short while only. */
const effort = { seed: 7, inputs: 3_000, msMax: 30_000, hangMs: 2_000 }
const reader = (read: Reader['read']): Reader => ({
  name: 'made for this test',
  read,
  words: ['a', 'b'],
  documents: ['a b\na b\n'],
  charactersMax: 20_000,
})
const pump = { before: '', unit: 'a ', after: '!' }

test('a reader that splits at blanks is sound', () => {
  const sound = reader((input) => void input.split(/\s/u))
  expect(findFailure(sound, { ...effort, hangMs: 20_000 })).toEqual({ says: null, read: effort.inputs })
  expect(findGrowth({ read: sound.read, charactersMax: 200_000 }, pump)).toBeNull()
})

test('an exception is found, with a small input', () => {
  const throws = reader((input) => {
    if (/a\u2028/u.test(input)) throw new Error('a line separator')
  })
  expect(findFailure(throws, effort).says).toContain('Throws: "a\u2028"\nError: a line separator')
})

test('a loop that makes no progress is broken off and found', () => {
  const stands = reader((input) => {
    for (let at = 0; at < input.length; ) if (input[at] !== '\u00A0') at += 1
  })
  expect(findFailure(stands, { ...effort, hangMs: 500 }).says).toMatch(/^Never ends: .*\u00A0/u)
})

test('a regular expression that backtracks for ever is broken off and found', () => {
  const backtracks = reader((input) => void /^(?:a+)+$/u.test(input))
  const found = findGrowth(
    { read: backtracks.read, charactersMax: 1_000 },
    { before: '', unit: 'a', after: '!' },
    500,
  )
  expect(found).toMatch(/^Not read within/u)
})

test('quadratic time is found, and linear time of the same height is not', () => {
  let sum = 0
  const quadratic = (input: string) => {
    for (let at = 0; at < input.length; at += 1) for (let to = at; to < input.length; to += 1) sum ^= to
  }
  const linear = (input: string) => {
    for (let at = 0; at < input.length * 8_000; at += 1) sum ^= at
  }
  expect(findGrowth({ read: quadratic, charactersMax: 16_000 }, pump)).toContain('characters took')
  expect(findGrowth({ read: linear, charactersMax: 16_000 }, pump)).toBeNull()
  expect(Number.isInteger(sum)).toBe(true)
})

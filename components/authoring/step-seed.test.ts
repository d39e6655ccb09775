import { expect, it } from 'vitest'
import { stepSeed } from '#components/authoring/step-seed.ts'

it.each([
  ['roundtrip/17', 1, 'roundtrip/18'],
  ['roundtrip/17', -1, 'roundtrip/16'],
  ['roundtrip/0', -1, null],
  ['7', 1, '8'],
  ['abc', 1, 'abc/1'],
  ['abc', -1, null],
] as const)('steps %s by %i to %s', (seed, by, expected) => {
  expect(stepSeed(seed, by)).toBe(expected)
})

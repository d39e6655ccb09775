import { expect, it } from 'vitest'
import { sayFault } from '#server/grading/say-fault.ts'

it.each([
  [
    'sandbox-unavailable',
    'Bubblewrap is not installed.',
    'sandbox unavailable, because bubblewrap is not installed.',
  ],
  [
    'sandbox-unavailable',
    'ROUNDTRIP_BWRAP names x.',
    'sandbox unavailable, because ROUNDTRIP_BWRAP names x.',
  ],
  ['grader-crashed', 'The grader ended before it was done.', 'the grader ended before it was done.'],
] as const)('%s: %s', (code, because, says) => {
  expect(sayFault({ code, because })).toBe(says)
})

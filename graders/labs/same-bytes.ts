// Compares a message to the letter and says where it first differs.

import type { ProgramMismatch } from '#graders/labs/check-failure.ts'
import { clip } from '#graders/labs/clip.ts'
import type { Where } from '#graders/outcome.ts'

const lineFeed = 0x0a

/** Null when equal; one final line feed more than expected is equal too. */
export function sameBytes(expected: Buffer, actual: Buffer, at: Where): ProgramMismatch | null {
  const bare =
    actual.length === expected.length + 1 && actual.at(-1) === lineFeed ? actual.subarray(0, -1) : actual
  let offset = 0
  while (offset < expected.length && expected[offset] === bare[offset]) offset += 1
  const where = { ...at, offset }
  if (offset < expected.length) {
    return {
      code: 'malformed',
      expected: clip(expected.toString('utf8'), offset),
      actual: clip(bare.toString('utf8'), offset),
      offset,
      where,
    }
  }
  if (bare.length === expected.length) return null
  const left = bare.subarray(offset)
  return { code: 'leftover-bytes', actual: clip(left.toString('utf8')), count: left.length, where }
}

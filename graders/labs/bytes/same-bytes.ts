// Compares a message to the letter and says where it first differs.

import type { ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import { firstDifference } from '#graders/labs/bytes/first-difference.ts'
import type { Where } from '#graders/outcome.ts'

const lineFeed = 0x0a

/** Null when equal; one final line feed more than expected is equal too. */
export function sameBytes(expected: Buffer, actual: Buffer, at: Where): ProgramMismatch | null {
  const hasOneMore = actual.length === expected.length + 1 && actual.at(-1) === lineFeed
  return identicalBytes(expected, hasOneMore ? actual.subarray(0, -1) : actual, at)
}

/** Null when equal to the last byte. */
export function identicalBytes(expected: Buffer, actual: Buffer, at: Where): ProgramMismatch | null {
  const offset = firstDifference(expected, actual)
  const where = { ...at, offset }
  if (offset < expected.length) {
    return {
      code: 'malformed',
      expected: clip(expected.toString('utf8'), offset),
      actual: clip(actual.toString('utf8'), offset),
      offset,
      where,
    }
  }
  if (actual.length === expected.length) return null
  const left = actual.subarray(offset)
  return { code: 'leftover-bytes', actual: clip(left.toString('utf8')), count: left.length, where }
}

// What has been relayed, held against what was said at the other end.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { identicalBytes } from '#graders/labs/bytes/same-bytes.ts'
import type { Where } from '#graders/outcome.ts'

const shownOctets = 16
/** Longer than that, it is no text that a person reads: then the octets from the first wrong one on are shown. */
const textMax = 200

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')

/** Null while `came` is a beginning of `wanted`. `at` is where its first byte stands. */
export function wrongByte(wanted: Buffer, came: Buffer, at: Where): CheckFailure | null {
  const difference = identicalBytes(wanted.subarray(0, came.length), came, at)
  if (difference === null || difference.code !== 'malformed') return null
  const from = difference.offset
  const where = { ...at, offset: (at.offset ?? 0) + from }
  if (wanted.length <= textMax) return new CheckFailure({ ...difference, where })
  const shown = (bytes: Buffer) => hexOf(bytes.subarray(from, from + shownOctets))
  return new CheckFailure({ ...difference, expected: shown(wanted), actual: shown(came), where })
}

import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import { firstDifference } from '#graders/labs/bytes/first-difference.ts'
import type { Where } from '#graders/outcome.ts'

/** Something came, and it is not the text that was wanted: with the first byte in which it differs. */
export function otherText(path: string, wanted: string, actual: Buffer, where: Where): CheckFailure {
  const offset = firstDifference(Buffer.from(wanted, 'utf8'), actual)
  return new CheckFailure({
    code: 'wrong-field',
    path,
    expected: clip(wanted, offset),
    actual: clip(actual.toString('utf8'), offset),
    where: { ...where, offset },
  })
}

import type { MatchingResponse } from '#graders/parts/matching/matching-response.ts'
import type { PresentedMatching } from '#graders/parts/matching/presented-matching.ts'
import type { Readability } from '#graders/parts/readability.ts'

/** An item may be left open: it is then not right. */
export function matchingReadability(
  { left, right }: PresentedMatching,
  response: MatchingResponse | null,
): Readability {
  const chosen = response?.chosen ?? []
  if (chosen.every((at) => at === null)) return { is: 'blank' }
  if (chosen.length <= left.length && chosen.every((at) => at === null || at < right.length)) {
    return { is: 'readable' }
  }
  return { is: 'unreadable', says: 'It speaks of what is not offered. Choose again.' }
}

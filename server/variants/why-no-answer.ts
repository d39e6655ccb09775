import type { Variant } from '#prisma-client'
import { may } from '#server/access/rules.ts'
import { checkWindow } from '#server/items/check-window.ts'
import { submissionsLeft } from '#server/items/count-submissions.ts'
import type { Used } from '#server/items/count-used.ts'
import type { LoadedItem } from '#server/items/load-item.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

type NoAnswer = Refusal<'closed' | 'set-ended' | 'no-attempts-left' | 'no-retries-left'>

/** Why these numbers take no answer now; null when they do. */
export function whyNoAnswer(loaded: LoadedItem, { endedAt }: Variant, used: Used): NoAnswer | null {
  const closed = checkWindow(loaded)
  if (closed !== null) return closed
  if (endedAt !== null) {
    return refuse('set-ended', 'This set of numbers is ended. Take new numbers to go on.')
  }
  if (submissionsLeft(loaded, used.submissions) === 0) {
    return refuse('no-attempts-left', 'You have used all submissions for this exercise.')
  }
  if (retriesLeft(loaded, used) === 0) {
    return refuse('no-retries-left', 'You have used all retries with these numbers.')
  }
  return null
}

/** Further answers that a set of numbers takes; null is any number. Before the first answer it is one more than the
 * retries. Staff who try the item out have any number. */
export function retriesLeft({ item, standing }: LoadedItem, { answers }: Used): number | null {
  const { retries } = item.assignment
  return retries === null || may.workOutsideWindow(standing) ? null : Math.max(0, retries + 1 - answers)
}

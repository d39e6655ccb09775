import type { Variant } from '#prisma-client'
import { type Refusal, refuse } from '#server/refusal.ts'

/** What a page says of the numbers that it shows. */
interface ShownNumbers {
  /** Left out where it does not matter which of the viewer's. */
  attempt?: number
  /** Whose they are, too: left out, nobody looks. */
  variantId?: string | undefined
}

/** Why what is done on a page is not done to the viewer's present numbers; null when it is. One browser may have pages of
 * two people open, and the session of the second: what the first types or does is never taken for the second's. `not` begins
 * the sentence: "Not saved". */
export function whyNotTheseNumbers(
  present: Pick<Variant, 'id' | 'attempt'>,
  { attempt, variantId }: ShownNumbers,
  not: `Not ${'saved' | 'submitted' | 'started' | 'opened' | 'done'}`,
): Refusal<'stale-numbers'> | null {
  if (attempt !== undefined && present.attempt !== attempt) {
    const says = `${not}: new numbers were taken in another window, or by another of your group. Reload the page to see them.`
    return refuse('stale-numbers', says)
  }
  if (variantId === undefined || variantId === present.id) return null
  const says = `${not}: somebody else is signed in in this browser now, or your group has other numbers. Sign in as yourself in another tab, or reload the page; what you typed stays here.`
  return refuse('stale-numbers', says)
}

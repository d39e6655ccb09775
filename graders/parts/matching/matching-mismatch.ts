import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

const count = z.int().min(0)

export const matchingMismatches = [
  z.strictObject({
    code: z.literal('wrong-pairs'),
    /** Pairs that are not right, items for which nothing was chosen, and all items. */
    wrong: count,
    open: count,
    of: count,
    actual: text,
  }),
] as const
export type MatchingMismatch = z.infer<(typeof matchingMismatches)[number]>

export function explainMatching({ wrong, open, of, actual }: MatchingMismatch): Told {
  const lacking = open === 0 ? '' : `${open} of ${of} ${open === 1 ? 'has' : 'have'} no match yet`
  const mistaken = `${wrong} of ${of} ${wrong === 1 ? 'is' : 'are'} matched with something else than what belongs there`
  const headline = wrong === 0 ? lacking : lacking === '' ? mistaken : `${mistaken}, and ${lacking}`
  return { headline: `${headline}.`, received: actual }
}

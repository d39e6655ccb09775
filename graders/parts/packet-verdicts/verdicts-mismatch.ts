import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

const count = z.int().min(0)

export const verdictsMismatches = [
  z.strictObject({
    code: z.literal('wrong-verdicts'),
    /** Packets whose verdict is not right, those that have none or half of one, and all. */
    wrong: count,
    open: count,
    of: count,
    /** What follows from the first that is not right. */
    follows: text,
    actual: text,
  }),
] as const
export type VerdictsMismatch = z.infer<(typeof verdictsMismatches)[number]>

export function explainVerdicts({ wrong, open, of, follows, actual }: VerdictsMismatch): Told {
  const lacking = open === 0 ? '' : `${open} of ${of} packets ${open === 1 ? 'has' : 'have'} no verdict`
  const mistaken = `${wrong} of ${of} packets ${wrong === 1 ? 'is' : 'are'} not judged rightly`
  const headline = wrong === 0 ? lacking : lacking === '' ? mistaken : `${mistaken}, and ${lacking}`
  return { headline: `${headline}.`, received: actual, why: follows }
}

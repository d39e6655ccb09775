import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

const count = z.int().min(0)

export const httpReadingMismatches = [
  z.strictObject({
    code: z.literal('wrong-readings'),
    /** Answers that are not right, questions without one, and all questions. */
    wrong: count,
    open: count,
    of: count,
    actual: text,
  }),
] as const
export type HttpReadingMismatch = z.infer<(typeof httpReadingMismatches)[number]>

export function explainHttpReading({ wrong, open, of, actual }: HttpReadingMismatch): Told {
  const lacking = open === 0 ? '' : `${open} of ${of} ${open === 1 ? 'has' : 'have'} no answer yet`
  const mistaken = `${wrong} of ${of} ${wrong === 1 ? 'is' : 'are'} not what a recipient reads`
  const headline = wrong === 0 ? lacking : lacking === '' ? mistaken : `${mistaken}, and ${lacking}`
  return { headline: `${headline}.`, received: actual }
}

// What can be wrong with a number, and how it is said.
import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { quote } from '#graders/explain/wording.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const numberMismatches = [
  z.strictObject({ code: z.literal('wrong-unit'), actual: text, accepted: z.array(text) }),
  z.strictObject({ code: z.literal('wrong-value'), actual: text, hint: text.optional() }),
] as const
export type NumberMismatch = z.infer<(typeof numberMismatches)[number]>

export function explainNumber(mismatch: NumberMismatch): Told {
  switch (mismatch.code) {
    case 'wrong-unit':
      return {
        headline: `The unit ${quote(mismatch.actual)} does not measure what was asked for.`,
        expected: `one of these units: ${mismatch.accepted.join(', ')}`,
        received: quote(mismatch.actual),
      }
    case 'wrong-value':
      return {
        headline: 'This is not the right value.',
        received: mismatch.actual,
        why: mismatch.hint ?? null,
      }
  }
}

import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

const count = z.int().min(0)

export const multipleChoiceMismatches = [
  z.strictObject({
    code: z.literal('wrong-options'),
    /** Options that were ticked and are not right, and right ones that were not ticked. */
    wrong: count,
    missed: count,
    /** Texts of what was ticked. */
    actual: text,
  }),
] as const
export type MultipleChoiceMismatch = z.infer<(typeof multipleChoiceMismatches)[number]>

export function explainMultipleChoice({ wrong, missed, actual }: MultipleChoiceMismatch): Told {
  return { headline: headlineOf(wrong, missed), received: actual }
}

function headlineOf(wrong: number, missed: number): string {
  const ticked =
    wrong === 1 ? 'One option that you ticked is not right' : `${wrong} options that you ticked are not right`
  if (missed === 0) return `${ticked}.`
  const lacking = missed === 1 ? 'one that is right is missing' : `${missed} that are right are missing`
  if (wrong > 0) return `${ticked}, and ${lacking}.`
  return `What you ticked is right, and ${lacking}.`
}

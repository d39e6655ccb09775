import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { quote } from '#graders/explain/wording.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const shortTextMismatches = [
  z.strictObject({
    code: z.literal('wrong-text'),
    actual: text,
    /** It differs from an answer in nothing but small and capital letters, where they matter. */
    onlyCase: z.boolean(),
  }),
] as const
export type ShortTextMismatch = z.infer<(typeof shortTextMismatches)[number]>

export const explainShortText = ({ actual, onlyCase }: ShortTextMismatch): Told => ({
  headline: onlyCase
    ? 'The letters are right, but here it matters which are capitals.'
    : 'This is not the text that was asked for.',
  received: quote(actual),
})

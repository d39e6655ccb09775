import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const choiceMismatches = [z.strictObject({ code: z.literal('wrong-choice'), actual: text })] as const

export type ChoiceMismatch = z.infer<(typeof choiceMismatches)[number]>

export function explainChoice({ actual }: ChoiceMismatch): Told {
  return { headline: 'This is not the right option.', received: actual }
}

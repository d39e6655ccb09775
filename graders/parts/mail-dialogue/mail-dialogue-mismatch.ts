import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const mailDialogueMismatches = [
  z.strictObject({
    code: z.literal('unmet-in-mailbox'),
    /** What was to be reached, in words. */
    requirement: text,
    actual: text,
    teaches: text,
  }),
] as const
export type MailDialogueMismatch = z.infer<(typeof mailDialogueMismatches)[number]>

export const explainMailDialogue = ({ requirement, actual, teaches }: MailDialogueMismatch): Told => ({
  headline: `Not reached: ${requirement}`,
  received: actual,
  why: teaches,
})

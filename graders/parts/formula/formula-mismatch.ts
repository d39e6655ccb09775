import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { quote } from '#graders/explain/wording.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const formulaMismatches = [
  z.strictObject({
    code: z.literal('wrong-formula'),
    actual: text,
    /** A situation in which it is wrong: "n = 3, RTT = 40 ms". */
    situation: text,
    /** What it comes to there; null where it comes to nothing. */
    gives: text.nullable(),
  }),
] as const
export type FormulaMismatch = z.infer<(typeof formulaMismatches)[number]>

export const explainFormula = ({ actual, situation, gives }: FormulaMismatch): Told => ({
  headline: 'This formula does not hold in every situation.',
  why:
    gives === null
      ? `With ${situation} it cannot be worked out at all. Try it there by hand.`
      : `With ${situation} it comes to ${gives}. Work that situation out by hand, step by step, and compare.`,
  received: quote(actual),
})

// How a typed number was read, said back with its verdict.
import * as z from 'zod'
import { calculationLengthMax } from '#protocols/quantity/calculate.ts'

export const NumberFeedbackSchema = z.strictObject({
  // Verdicts stored before every kind carried its name have none.
  kind: z.literal('number').default('number'),
  /** How the answer was read: "0.68 s". */
  gave: z.string().max(200),
  /** What was typed, when that had to be worked out: "3/4 s". */
  typed: z.string().max(calculationLengthMax).optional(),
  /** The same in the unit that was asked for, when it was given in another: "680 ms". */
  same: z.string().max(200).optional(),
})
export type NumberFeedback = z.infer<typeof NumberFeedbackSchema>

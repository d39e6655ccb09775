// What a student typed for a number. Kept as text, so that a draft comes back exactly as it was left.
import * as z from 'zod'
import { calculationLengthMax } from '#protocols/quantity/calculate.ts'

export const NumberResponseSchema = z.strictObject({
  // Answers stored before every kind carried its name have none.
  kind: z.literal('number').default('number'),
  /** As typed: "680", "0.68 s", "1,5", "13*(2*236+200)". Empty is blank. */
  value: z.string().max(calculationLengthMax),
  /** Symbol of the chosen unit ("ms"), or empty when the quantity has none. A unit typed in `value` wins. */
  unit: z.string().max(20),
})
export type NumberResponse = z.infer<typeof NumberResponseSchema>

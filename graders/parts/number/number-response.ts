// What a student typed for a number. Kept as text, so that a draft comes back exactly as it was left.
import * as z from 'zod/mini'
import { calculationLengthMax } from '#protocols/quantity/calculate.ts'

export const NumberResponseSchema = z.strictObject({
  // Answers stored before every kind carried its name have none.
  // oxlint-disable-next-line no-underscore-dangle -- the small zod's own name
  kind: z._default(z.literal('number'), 'number'),
  /** As typed: "680", "0.68 s", "1,5", "13*(2*236+200)". Empty is blank. */
  value: z.string().check(z.maxLength(calculationLengthMax)),
  /** Symbol of the chosen unit ("ms"), or empty when the quantity has none. A unit typed in `value` wins. */
  unit: z.string().check(z.maxLength(20)),
})
export type NumberResponse = z.infer<typeof NumberResponseSchema>

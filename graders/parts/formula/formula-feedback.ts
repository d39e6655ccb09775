// What is shown of the right formula to who may see the solution.
import * as z from 'zod'

export const FormulaRightSchema = z.strictObject({
  kind: z.literal('formula'),
  formula: z.string().max(4_000),
  /** What it comes to where the student's was tried out. */
  gives: z.string().max(200).optional(),
})
export type FormulaRight = z.infer<typeof FormulaRightSchema>

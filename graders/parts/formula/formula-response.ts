// A formula that a student typed.
import * as z from 'zod/mini'
import { typedFormulaMax } from '#protocols/formula/read-formula.ts'

export const FormulaResponseSchema = z.strictObject({
  kind: z.literal('formula'),
  /** As typed. Blanks alone are blank. */
  text: z.string().check(z.maxLength(typedFormulaMax)),
})
export type FormulaResponse = z.infer<typeof FormulaResponseSchema>

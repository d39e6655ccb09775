// A part that asks for one quantity, as its author writes it.

import * as z from 'zod'
import { AnswerSourceSchema, FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { units } from '#protocols/quantity/unit.ts'

const symbols = units.map((unit) => unit.symbol).filter((symbol) => symbol !== '')

const MisconceptionSchema = z.strictObject({
  id: MisconceptionIdSchema,
  value: AnswerSourceSchema.describe('What a student who thinks so arrives at.'),
  says: MisconceptionSaysSchema,
})

export const NumberPartSchema = z.strictObject({
  ...partHead('number'),
  unit: z
    .enum([...symbols, 'none'])
    .default('none')
    .describe('The unit that is chosen at first.'),
  answer: AnswerSourceSchema,
  tolerance: FormulaTextSchema.optional().describe('1%, a quantity such as 5 ms, or 0 for exactly.'),
  significantDigits: z.int().min(1).max(8).optional().describe('Instead of a tolerance.'),
  misconceptions: z
    .array(MisconceptionSchema)
    .max(20)
    .default([])
    .describe('What plausible mistakes arrive at; each must differ from all others in every variant.'),
})
export type NumberPart = z.infer<typeof NumberPartSchema>

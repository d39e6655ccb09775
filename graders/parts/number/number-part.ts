// A part that asks for one quantity, as its author writes it.

import * as z from 'zod'
import { AnswerSourceSchema, FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { PartIdSchema as id } from '#graders/parts/part-id.ts'
import { units } from '#protocols/quantity/unit.ts'

const symbols = units.map((unit) => unit.symbol).filter((symbol) => symbol !== '')

const MisconceptionSchema = z.strictObject({
  id,
  value: AnswerSourceSchema.describe('What a student who thinks so arrives at.'),
  says: z.string().min(1).max(1_000).describe('Said to that student. May hold {{formula}} templates.'),
})

export const NumberPartSchema = z.strictObject({
  id,
  kind: z.literal('number'),
  ask: z.string().min(1).max(500),
  unit: z
    .enum([...symbols, 'none'])
    .default('none')
    .describe('The unit that is chosen at first.'),
  points: z.number().positive().max(1_000).default(1),
  answer: AnswerSourceSchema,
  tolerance: FormulaTextSchema.optional().describe('1%, a quantity such as 5 ms, or 0 for exactly.'),
  significantDigits: z.int().min(1).max(8).optional().describe('Instead of a tolerance.'),
  misconceptions: z.array(MisconceptionSchema).max(20).default([]),
})
export type NumberPart = z.infer<typeof NumberPartSchema>

// A part that asks for a formula in names, as its author writes it.
import * as z from 'zod'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { typedFormulaMax } from '#protocols/formula/read-formula.ts'
import { units } from '#protocols/quantity/unit.ts'

const symbols = units.map((unit) => unit.symbol).filter((symbol) => symbol !== '')
const UnitSchema = z.enum([...symbols, 'none']).default('none')
const FormulaSchema = z
  .string()
  .min(1)
  .max(2 * typedFormulaMax)

const SymbolSchema = z.strictObject({
  name: z
    .string()
    .max(10)
    .regex(/^\p{L}[\p{L}\d_]*$/u, 'a letter, then letters, digits and _')
    .describe('As students write it.'),
  says: z.string().min(1).max(200).describe('What it stands for. May hold {{formula}} templates.'),
  unit: UnitSchema.describe('What it is measured in.'),
  from: z.number().default(1).describe('The smallest value that is tried, in its unit.'),
  to: z.number().default(100).describe('The largest.'),
  whole: z.boolean().default(false).describe('true where only whole numbers make sense.'),
})

export const FormulaPartSchema = z.strictObject({
  ...partHead('formula'),
  symbols: z.array(SymbolSchema).min(1).max(12).describe('The names that may stand in the formula.'),
  answer: FormulaSchema.describe(
    'The formula, such as (1 + n) * (2 * RTT + L / R). May hold {{formula}} templates.',
  ),
  unit: UnitSchema.describe('What it measures; any unit of that measure.'),
  misconceptions: z
    .array(
      z.strictObject({
        id: MisconceptionIdSchema,
        answer: FormulaSchema.describe('The formula of who thinks so. May hold {{formula}} templates.'),
        says: MisconceptionSaysSchema,
      }),
    )
    .max(20)
    .default([])
    .describe(
      'Wrong formulas, each with what follows from it; equal ones are recognised however they are written.',
    ),
})
export type FormulaPart = z.infer<typeof FormulaPartSchema>

// A part that asks to choose one of several options, as its author writes it.
import * as z from 'zod'
import { AnswerSourceSchema, FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { PartIdSchema, partHead } from '#graders/parts/part-head.ts'
import { units } from '#protocols/quantity/unit.ts'

const symbols = units.map((unit) => unit.symbol).filter((symbol) => symbol !== '')

export const choiceOptionsMax = 10

const OptionSchema = z.strictObject({
  id: PartIdSchema.describe('Tests speak of it, and students never see it.'),
  text: z.string().min(1).max(300).describe('What the student reads. May hold {{formula}} templates.'),
  when: FormulaTextSchema.optional().describe('A comparison that holds where this option is the right one.'),
  value: AnswerSourceSchema.optional().describe('What right: smallest or right: largest compares.'),
  says: z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .describe('Said to a student who chose it where it is wrong: it is then a misconception of this id.'),
})
export type ChoiceOption = z.infer<typeof OptionSchema>

export const ChoicePartSchema = z.strictObject({
  ...partHead('choice'),
  options: z.array(OptionSchema).min(2).max(choiceOptionsMax).describe('What can be chosen, in this order.'),
  right: PartIdSchema.describe(
    'The id of the right option; smallest or largest, by the value of each; or holds, by the when of each.',
  ),
  unit: z
    .enum([...symbols, 'none'])
    .default('none')
    .describe('What value measures.'),
})
export type ChoicePart = z.infer<typeof ChoicePartSchema>

export const rightByRule = ['smallest', 'largest', 'holds'] as const

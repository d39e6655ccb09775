// A part that asks to tick all options that are right, as its author writes it.
import * as z from 'zod'
import { FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { optionsMax } from '#graders/parts/multiple-choice/multiple-choice-response.ts'
import { PartIdSchema, partHead } from '#graders/parts/part-head.ts'

const OptionSchema = z.strictObject({
  id: PartIdSchema.describe('Tests speak of it, and students never see it.'),
  text: z.string().min(1).max(300).describe('What the student reads. May hold {{formula}} templates.'),
  right: z.boolean().optional().describe('Whether it is to be ticked, in every variant.'),
  when: FormulaTextSchema.optional().describe(
    'Instead of right: a comparison that holds where it is to be ticked.',
  ),
  says: z
    .string()
    .min(1)
    .max(1_000)
    .optional()
    .describe('Said to a student who ticked it where it is wrong: it is then a misconception of this id.'),
})
export type MultipleChoiceOption = z.infer<typeof OptionSchema>

export const MultipleChoicePartSchema = z.strictObject({
  ...partHead('multiple-choice'),
  options: z.array(OptionSchema).min(2).max(optionsMax).describe('What can be ticked, in this order.'),
  credit: z
    .enum(['right-minus-wrong', 'all-or-nothing'])
    .default('right-minus-wrong')
    .describe(
      'What an answer earns that is not wholly right: right ticks less wrong ones, not below 0; or nothing.',
    ),
})
export type MultipleChoicePart = z.infer<typeof MultipleChoicePartSchema>

// A part that asks for one line of text, as its author writes it.
import * as z from 'zod'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { lineCharactersMax } from '#graders/parts/short-text/short-text-response.ts'

const AnswerSchema = z.union([z.string().min(1).max(lineCharactersMax), z.number()]).transform(String)
const AnswersSchema = z.array(AnswerSchema).min(1).max(20)
const ColumnNameSchema = z.string().max(30)

export const ShortTextPartSchema = z
  .strictObject({
    ...partHead('short-text'),
    answers: AnswersSchema.optional().describe(
      'Each of them is right; the first is shown with the solution. * stands for anything. May hold {{formula}} templates.',
    ),
    from: z
      .strictObject({
        facts: z.string().max(30).describe('Name of the table.'),
        row: z.int().min(1).max(20).default(1).describe('Which of the student’s rows, from 1.'),
        about: ColumnNameSchema.describe('The column of what is asked about, shown above the field.'),
        answers: ColumnNameSchema.describe('The column of what is right, several with | between them.'),
        because: ColumnNameSchema.optional().describe('The column that says why, shown with the solution.'),
      })
      .optional()
      .describe('Instead of answers: a table of facts, of which each student gets a row.'),
    because: z.string().min(1).max(1_000).optional().describe('Why, shown with the solution.'),
    caseMatters: z.boolean().default(false).describe('Whether GET and get are two texts.'),
    finalDot: z
      .enum(['counts', 'ignored'])
      .default('counts')
      .describe('Whether a name with a dot at its end is the same as without.'),
    misconceptions: z
      .array(
        z.strictObject({
          id: MisconceptionIdSchema,
          about: z
            .string()
            .min(1)
            .max(300)
            .optional()
            .describe('With from: what is asked about, as written in the table; left out, any.'),
          answers: AnswersSchema.describe('Texts of who thinks so, as answers are written.'),
          says: MisconceptionSaysSchema,
        }),
      )
      .max(60)
      .default([])
      .describe('Wrong texts, each with what follows from it; the first that fits counts.'),
  })
  .refine(({ answers, from }) => (answers === undefined) !== (from === undefined), {
    error: 'A short-text part has either answers or from.',
    path: ['answers'],
  })
export type ShortTextPart = z.infer<typeof ShortTextPartSchema>

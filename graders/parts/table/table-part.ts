// A part that asks to fill in a table, as its author writes it.
import * as z from 'zod'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { cellCharactersMax, tableColumnsMax, tableRowsMax } from '#graders/parts/table/table-response.ts'

const NameSchema = z.string().min(1).max(300)
const CellSchema = z.union([z.string().min(1).max(cellCharactersMax), z.number()]).transform(String)
const ColumnIdSchema = z.string().min(1).max(30)

const ColumnSchema = z.strictObject({
  id: ColumnIdSchema.describe(
    'What rows, tests and misconceptions call it; with from, the column of the table of facts.',
  ),
  title: z.string().min(1).max(80).describe('What the student reads above it.'),
  cells: z.enum(['choice', 'text', 'number']).default('choice').describe('What the student fills in.'),
  options: z
    .array(CellSchema)
    .max(20)
    .default([])
    .describe(
      'With choice: what can be chosen, in this order. Left out, what the rows hold, by the alphabet.',
    ),
  tolerance: z
    .number()
    .min(0)
    .max(0.5)
    .default(0)
    .describe('With number: the share by which it may be off, 0.01.'),
})
export type TableColumn = z.infer<typeof ColumnSchema>

export const TablePartSchema = z
  .strictObject({
    ...partHead('table'),
    head: z.string().min(1).max(80).describe('What the rows are: the title of the first column.'),
    columns: z.array(ColumnSchema).min(1).max(tableColumnsMax).describe('What is to be filled in.'),
    rows: z
      .array(
        z.strictObject({
          name: NameSchema.describe('What the row is about. May hold {{formula}} templates.'),
          cells: z
            .record(ColumnIdSchema, CellSchema)
            .describe(
              'Column id to what is right; with text, several answers with | between them, and * for anything.',
            ),
          because: z.string().min(1).max(1_000).optional().describe('Why, shown with the solution.'),
        }),
      )
      .min(1)
      .max(tableRowsMax)
      .optional()
      .describe('What is right.'),
    from: z
      .strictObject({
        facts: z.string().max(30).describe('Name of the table.'),
        name: z.string().max(30).describe('The column of what a row is about.'),
        because: z.string().max(30).optional().describe('The column that says why, shown with the solution.'),
      })
      .optional()
      .describe('Instead of rows: a table of facts, of which each student gets some rows.'),
    credit: z
      .enum(['cells', 'rows'])
      .default('cells')
      .describe('Each right cell counts, or each row that is wholly right.'),
    misconceptions: z
      .array(
        z.strictObject({
          id: MisconceptionIdSchema,
          column: ColumnIdSchema.describe('Id of the column.'),
          row: NameSchema.optional().describe('What the row is about, as written above; left out, any.'),
          value: CellSchema.describe('What was filled in where it is wrong. May hold {{formula}} templates.'),
          says: MisconceptionSaysSchema,
        }),
      )
      .max(60)
      .default([])
      .describe('Wrong cells, each with what follows from it; the first that fits counts.'),
  })
  .refine(({ rows, from }) => (rows === undefined) !== (from === undefined), {
    error: 'A table part has either rows or from.',
    path: ['rows'],
  })
export type TablePart = z.infer<typeof TablePartSchema>

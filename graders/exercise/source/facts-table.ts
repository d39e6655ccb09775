// A table of facts, as its author writes it: each student's exercise is about some of its rows.
import * as z from 'zod'

const rowsMax = 60
/** Items of a part that is made of them. */
const takeMax = 20

const ColumnSchema = z
  .string()
  .max(30)
  .regex(
    /^[a-zA-Z][a-zA-Z0-9 -]*$/,
    'a column is letters, digits, hyphens and spaces, and begins with a letter',
  )

const CellSchema = z
  .union([z.string().min(1).max(600), z.number()])
  .transform(String)
  .refine((text) => !/\{\{|\n/u.test(text), 'a fact is one line of plain text, without {{ }}')

export const FactsTableSchema = z
  .strictObject({
    rows: z
      .array(z.record(ColumnSchema, CellSchema))
      .min(2)
      .max(rowsMax)
      .describe('The facts: each row a text for every column.'),
    take: z.int().min(1).max(takeMax).describe('How many of the rows one student gets, in a random order.'),
  })
  .refine(({ rows, take }) => take <= rows.length, {
    error: 'There are fewer rows than are taken.',
    path: ['take'],
  })
  .refine(({ rows }) => rows.every((row) => columnsOf(row) === columnsOf(rows[0] ?? {})), {
    error: 'Every row has the same columns.',
    path: ['rows'],
  })
export type FactsTable = z.infer<typeof FactsTableSchema>

const columnsOf = (row: object) => Object.keys(row).toSorted().join('\n')

/** The parameter that holds which row stands at a place, counted from 1, as the row itself is. */
export const placeOf = (table: string, place: number): string => `${table}.${place}`

/** The rows as a table in Markdown, for a solution. */
export function factsInMarkdown(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  return [
    lineOf(columns),
    lineOf(columns.map(() => '---')),
    ...rows.map((row) => lineOf(columns.map((column) => row[column] ?? ''))),
  ].join('\n')
}

const lineOf = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`

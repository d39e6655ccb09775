// What a verdict on a table shows: which of the student's cells are wrong and what follows from them; the right ones
// stand in the other half.
import * as z from 'zod'
import { tableColumnsMax, tableRowsMax } from '#graders/parts/table/table-response.ts'

const text = z.string().max(4_000)

export const TableFeedbackSchema = z.strictObject({
  kind: z.literal('table'),
  wrong: z
    .array(z.strictObject({ row: z.int().min(0), column: z.int().min(0), says: text.optional() }))
    .max(tableRowsMax * tableColumnsMax),
})
export type TableFeedback = z.infer<typeof TableFeedbackSchema>

export const TableRightSchema = z.strictObject({
  kind: z.literal('table'),
  rows: z
    .array(z.strictObject({ cells: z.array(text).max(tableColumnsMax), because: text.optional() }))
    .max(tableRowsMax),
})
export type TableRight = z.infer<typeof TableRightSchema>

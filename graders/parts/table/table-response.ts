// What a student filled into a table, cell by cell.
import * as z from 'zod/mini'

export const tableRowsMax = 20
export const tableColumnsMax = 6
export const cellCharactersMax = 300

export const TableResponseSchema = z.strictObject({
  kind: z.literal('table'),
  /** By row and column; an empty text is an empty cell. */
  cells: z
    .array(z.array(z.string().check(z.maxLength(cellCharactersMax))).check(z.maxLength(tableColumnsMax)))
    .check(z.maxLength(tableRowsMax)),
})
export type TableResponse = z.infer<typeof TableResponseSchema>

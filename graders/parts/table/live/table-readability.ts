import type { Readability } from '#graders/parts/readability.ts'
import { cellProblem } from '#graders/parts/table/live/cell-problem.ts'
import type { PresentedTable } from '#graders/parts/table/presented-table.ts'
import type { TableResponse } from '#graders/parts/table/table-response.ts'

/** A cell may be left empty: it is then not right. */
export function tableReadability(
  { rows, columns }: PresentedTable,
  response: TableResponse | null,
): Readability {
  const cells = response?.cells ?? []
  if (cells.every((row) => row.every((text) => text.trim() === ''))) return { is: 'blank' }
  for (const [at, row] of cells.entries()) {
    for (const [index, text] of row.entries()) {
      const [name, column] = [rows[at], columns[index]]
      if (name === undefined || !column)
        return { is: 'unreadable', says: 'It has more cells than the table.' }
      const problem = cellProblem(column, text)
      if (problem !== null) return { is: 'unreadable', says: `${name}, ${column.title}: ${problem}` }
    }
  }
  return { is: 'readable' }
}

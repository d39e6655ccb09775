import type { PartScope } from '#graders/parts/part-kind.ts'
import { filledTable } from '#graders/parts/table/filled-table.ts'
import type { PresentedTable } from '#graders/parts/table/presented-table.ts'
import type { TablePart } from '#graders/parts/table/table-part.ts'

export function presentTable(part: TablePart, scope: PartScope): PresentedTable {
  const { rows, columns } = filledTable(part, scope)
  const { id, kind, ask, points, head, credit } = part
  return { id, kind, ask: scope.fill(ask), points, head, rows: rows.map(({ name }) => name), columns, credit }
}

/** A table part as the student sees it: the right cells are not in it. */
export interface PresentedTable {
  id: string
  kind: 'table'
  ask: string
  points: number
  /** What the rows are. */
  head: string
  rows: readonly string[]
  columns: readonly PresentedColumn[]
  credit: 'cells' | 'rows'
}

export interface PresentedColumn {
  title: string
  cells: 'choice' | 'text' | 'number'
  /** What can be chosen, where that is what its cells are. */
  options: readonly string[]
}

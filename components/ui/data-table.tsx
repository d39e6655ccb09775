import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'

export interface Column<Row> {
  id: string
  name: ReactNode
  cell: (row: Row) => ReactNode
  /** Numbers stand right, in tabular figures. */
  numeric?: boolean
  mono?: boolean
}

export interface DataTableProps<Row> {
  caption: string
  /** The caption is shown unless a heading beside the table already says it. */
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** For long tables of short cells: small, one line a row. */
  dense?: boolean
}

/** A table whose first column heads its row. Wide ones scroll in their own region. */
export function DataTable<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  dense,
}: DataTableProps<Row>) {
  return (
    <ScrollRegion label={caption}>
      <table
        className={classNames(
          'w-full border-collapse text-left',
          dense ? 'text-13 whitespace-nowrap' : 'text-15',
        )}
      >
        <caption className={captionHidden ? 'sr-only' : 'marginal pb-2 text-left whitespace-normal'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={classNames(
                  'border-b border-border px-2 py-1.5 text-13 font-semibold first:pl-0 last:pr-0',
                  column.numeric && 'text-right',
                )}
              >
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => {
                const className = classNames(
                  'border-b border-line px-2 align-top first:pl-0 last:pr-0',
                  dense ? 'py-1' : 'py-1.5',
                  column.numeric && 'text-right whitespace-nowrap tabular-nums',
                  column.mono && 'font-mono',
                )
                return index === 0 ? (
                  <th key={column.id} scope="row" className={classNames(className, 'font-normal')}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={className}>
                    {column.cell(row)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

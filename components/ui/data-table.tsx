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
  rowClassName?: (row: Row) => string | undefined
}

/** A table whose first column heads its row. Wide ones scroll in their own region. */
export function DataTable<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  rowClassName,
}: DataTableProps<Row>) {
  return (
    <ScrollRegion label={caption}>
      <table className="w-full border-collapse text-left text-15">
        <caption className={captionHidden ? 'sr-only' : 'marginal pb-2 text-left'}>{caption}</caption>
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
            <tr key={rowKey(row)} className={rowClassName?.(row)}>
              {columns.map((column, index) => {
                const className = classNames(
                  'border-b border-line px-2 py-1.5 align-top first:pl-0 last:pr-0',
                  column.numeric && 'text-right tabular-nums',
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

import { formatMs, type SequenceRow } from '#components/lab/sequence-rows.ts'
import { type Column, DataTable } from '#components/ui/data-table.tsx'

/** The data of a sequence diagram, row by row. */
export function SequenceTable({ rows }: { rows: readonly SequenceRow[] }) {
  return (
    <DataTable
      dense
      caption="What crossed the wire, in order"
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.first)}
    />
  )
}

const columns: Column<SequenceRow>[] = [
  { id: 'at', name: 'At', cell: (row) => formatMs(row.atMs), mono: true },
  { id: 'connection', name: 'Connection', cell: (row) => row.connection + 1, numeric: true },
  { id: 'from', name: 'From', cell: (row) => (row.from === 'program' ? 'your program' : 'our server') },
  {
    id: 'what',
    name: 'What',
    cell: (row) => (
      <>
        {row.label}
        {row.isWrong && <strong className="text-fail"> ✕ first wrong byte</strong>}
      </>
    ),
    mono: true,
  },
  {
    id: 'bytes',
    name: 'Bytes',
    cell: (row) => {
      if (row.kind !== 'data') return ''
      return row.pieces > 1 ? `${row.byteCount} in ${row.pieces} pieces` : row.byteCount
    },
    numeric: true,
  },
]

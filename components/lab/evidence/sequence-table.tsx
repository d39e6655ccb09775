import { formatMs, type SequenceRow } from '#components/lab/evidence/sequence-rows.ts'
import { fateWords } from '#components/lab/evidence/wire-ends.ts'
import { type Column, DataTable } from '#components/ui/data-table.tsx'

/** The data of a sequence diagram, row by row. */
export function SequenceTable({ rows }: { rows: readonly SequenceRow[] }) {
  return (
    <DataTable
      dense
      caption="What crossed the wire, in order"
      columns={rows.some((row) => row.peer !== null) ? datagramColumns : columns}
      rows={rows}
      rowKey={(row) => String(row.first)}
    />
  )
}

const at: Column<SequenceRow> = {
  id: 'at',
  name: 'At',
  cell: (row) => formatMs(row.atMs),
  mono: true,
}
const what: Column<SequenceRow> = {
  id: 'what',
  name: 'What',
  cell: (row) => (
    <>
      {row.reading === null ? (
        row.label
      ) : (
        <span className="inline-block min-w-48 whitespace-normal wrap-anywhere">{row.reading}</span>
      )}
      {row.fate && <strong className="text-attention"> ({fateWords(row)})</strong>}
      {row.isWrong && (
        <strong className="text-fail"> ✕ {row.peer === null ? 'first wrong byte' : 'wrong'}</strong>
      )}
    </>
  ),
  mono: true,
}
const bytes: Column<SequenceRow> = {
  id: 'bytes',
  name: 'Bytes',
  cell: (row) => {
    if (row.kind !== 'data') return ''
    return row.pieces > 1 ? `${row.byteCount} in ${row.pieces} pieces` : row.byteCount
  },
  numeric: true,
}

const columns: Column<SequenceRow>[] = [
  at,
  { id: 'connection', name: 'Connection', cell: (row) => row.connection + 1, numeric: true },
  { id: 'from', name: 'From', cell: (row) => (row.from === 'program' ? 'your program' : 'our server') },
  what,
  bytes,
]

const datagramColumns: Column<SequenceRow>[] = [
  at,
  {
    id: 'from',
    name: 'Who',
    cell: (row) => (row.from === 'program' ? `your program to ${row.peer}` : `${row.peer} to your program`),
  },
  what,
  bytes,
  { id: 'way', name: 'From where to where', cell: (row) => row.way, mono: true },
]

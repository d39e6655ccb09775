import { useState } from 'react'
import { formatMs, type SequenceRow } from '#components/lab/evidence/sequence-rows.ts'
import { fateWords } from '#components/lab/evidence/wire-ends.ts'
import { Button } from '#components/ui/button.tsx'
import { type Column, DataTable } from '#components/ui/data-table.tsx'

/** A long table is drawn a part at a time: a page with ten thousand cells would not move. */
const rowsAtATime = 150

/** The data of a sequence diagram, row by row. */
export function SequenceTable({ rows }: { rows: readonly SequenceRow[] }) {
  const [asked, setAsked] = useState(rowsAtATime)
  // What is wrong is not left out.
  const shown = Math.max(asked, rows.findIndex((row) => row.isWrong) + 8)
  const left = rows.length - shown
  return (
    <div>
      <DataTable
        dense
        caption="What crossed the wire, in order"
        columns={columnsFor(rows)}
        rows={rows.slice(0, shown)}
        rowKey={(row) => String(row.first)}
      />
      {left > 0 && (
        <Button size="small" className="mt-2" onPress={() => setAsked(shown + rowsAtATime * 4)}>
          Show more ({left} {left === 1 ? 'row is' : 'rows are'} left)
        </Button>
      )}
    </div>
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
  // What was read in a message may be long: it takes more lines, together with what became of it.
  cell: (row) => (
    <span
      className={row.reading === null ? undefined : 'inline-block min-w-48 whitespace-normal wrap-anywhere'}
    >
      {row.reading ?? row.label}
      {row.fate && <strong className="text-attention"> ({fateWords(row)})</strong>}
      {row.isWrong && (
        <strong className="text-fail"> ✕ {row.peer === null ? 'first wrong byte' : 'wrong'}</strong>
      )}
    </span>
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

const namedColumns: Column<SequenceRow>[] = [
  at,
  {
    id: 'from',
    name: 'Who',
    cell: (row) => (row.from === 'program' ? `your program to ${row.peer}` : `${row.peer} to your program`),
  },
  what,
  bytes,
]

const way: Column<SequenceRow> = {
  id: 'way',
  name: 'From where to where',
  cell: (row) => row.way,
  mono: true,
}

function columnsFor(rows: readonly SequenceRow[]): Column<SequenceRow>[] {
  if (rows.every((row) => row.peer === null)) return columns
  return rows.some((row) => row.way !== null) ? [...namedColumns, way] : namedColumns
}

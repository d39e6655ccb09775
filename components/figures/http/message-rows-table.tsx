import { rowsOf } from '#components/figures/http/message-rows.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import type { ReadAnswer } from '#protocols/http/read-answer.ts'

/** What a parser reads in a message, part by part, with where each stands; nothing where it reads nothing. */
export function MessageRowsTable({ read }: { read: ReadAnswer }) {
  const rows = rowsOf(read)
  if (rows.length === 0) return null
  return (
    <>
      <DataTable
        caption="What a parser reads"
        columns={[
          { id: 'part', name: 'Part', cell: (row) => row.part },
          { id: 'reads', name: 'Read as', cell: (row) => clipped(row.reads), mono: true },
          { id: 'bytes', name: 'Bytes', cell: (row) => bytesText(row.span), numeric: true },
        ]}
        rows={rows.slice(0, rowsShown)}
        rowKey={(row) => row.id}
      />
      {rows.length > rowsShown && (
        <p className="text-13 text-muted">… and {rows.length - rowsShown} parts more.</p>
      )}
    </>
  )
}

const bytesText = ({ start, end }: { start: number; end: number }) =>
  end > start ? `${start}–${end - 1}` : `${start}, none`

const rowsShown = 100
const shownMax = 200
const clipped = (text: string) => (text.length > shownMax ? `${text.slice(0, shownMax - 1)}…` : text)

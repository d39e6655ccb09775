import {
  announcedLength,
  firstMisspelling,
  octetsAfterHead,
  rowsOf,
} from '#components/parts/http-message/message-rows.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import type { ReadAnswer } from '#protocols/http/read-answer.ts'

/** What a parser reads so far, byte by byte. An instrument: it says what stands there, not whether it is asked for. */
export function MessageTree({ read }: { read: ReadAnswer }) {
  const misspelling = firstMisspelling(read)
  const rows = rowsOf(read)
  return (
    <>
      <p className="mt-3 min-h-5 text-13 text-muted">
        <OctetCount read={read} />
      </p>
      {misspelling && (
        <p className="mt-1 text-13 text-attention">
          Byte {misspelling.offset}: {misspelling.says}{' '}
          <span className="whitespace-nowrap">({misspelling.reference})</span>
        </p>
      )}
      {rows.length > 0 && (
        <div className="mt-3 max-w-measure">
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
        </div>
      )}
    </>
  )
}

function OctetCount({ read }: { read: ReadAnswer }) {
  const octets = octetsAfterHead(read)
  const announced = announcedLength(read.message)
  const says = announced === null ? 'no Content-Length' : `Content-Length says ${announced}`
  return (
    <>
      {read.bytes.length} octets altogether;{' '}
      {octets === null ? 'the head has no empty line yet' : `${octets} after the empty line`}; {says}.
    </>
  )
}

const bytesText = ({ start, end }: { start: number; end: number }) =>
  end > start ? `${start}–${end - 1}` : `${start}, none`

const rowsShown = 100
const shownMax = 200
const clipped = (text: string) => (text.length > shownMax ? `${text.slice(0, shownMax - 1)}…` : text)

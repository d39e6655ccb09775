import {
  announcedLength,
  firstMisspelling,
  octetsAfterHead,
  rowsOf,
} from '#components/figures/http/message-rows.ts'
import { MessageRowsTable } from '#components/figures/http/message-rows-table.tsx'
import type { ReadAnswer } from '#protocols/http/read-answer.ts'

/** What a parser reads so far, byte by byte. An instrument: it says what stands there, not whether it is asked for. */
export function MessageTree({ read }: { read: ReadAnswer }) {
  const misspelling = firstMisspelling(read)
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
      {rowsOf(read).length > 0 && (
        <div className="mt-3 max-w-measure">
          <MessageRowsTable read={read} />
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

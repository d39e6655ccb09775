'use client'
import { escapeBytes } from '#components/lab/bytes.ts'
import { type ByteStream, byteStreams, wrongOffsetIn } from '#components/lab/streams.ts'
import { classNames } from '#components/ui/class-names.ts'
import type { TranscriptEntry } from '#graders/labs/transcript.ts'
import type { Where } from '#graders/outcome.ts'

export interface StreamViewProps {
  entries: readonly TranscriptEntry[]
  where: Where | undefined
  pointed: number | null
  onPoint: (entry: number | null) => void
}

/** Both byte streams as text, one colour and one line style a side, piece by piece as they were sent. */
export function StreamView({ entries, where, pointed, onPoint }: StreamViewProps) {
  return (
    <div className="flex flex-col gap-5" onMouseLeave={() => onPoint(null)}>
      {byteStreams(entries).map((stream) => (
        <figure key={`${stream.connection}-${stream.from}`}>
          <StreamCaption stream={stream} />
          <pre
            className={classNames(
              'mt-1 border-l-2 bg-sunken px-3 py-2 text-13 leading-6 break-all whitespace-pre-wrap',
              stream.from === 'program' ? 'border-accent' : 'border-dashed border-server',
            )}
          >
            {stream.bytes.length === 0 && <span className="text-muted">nothing was sent</span>}
            {stream.pieces.map((piece) => {
              const wrong = wrongOffsetIn(stream, where)
              const here =
                wrong !== null && wrong >= piece.offset && wrong < piece.offset + piece.bytes.length
              return (
                <span
                  key={piece.entry}
                  onMouseEnter={() => onPoint(piece.entry)}
                  className={classNames(
                    'border-r border-border last:border-r-0',
                    pointed === piece.entry && 'bg-[color-mix(in_oklab,var(--accent)_20%,transparent)]',
                  )}
                >
                  {here ? (
                    <WithWrongByte bytes={piece.bytes} at={wrong - piece.offset} />
                  ) : (
                    escapeBytes(piece.bytes)
                  )}
                </span>
              )
            })}
          </pre>
        </figure>
      ))}
    </div>
  )
}

/** Names a stream: connection, who sent it, how much. */
export function StreamCaption({ stream }: { stream: ByteStream }) {
  const fromProgram = stream.from === 'program'
  return (
    <figcaption className="flex flex-wrap items-baseline gap-x-2 text-13">
      <strong className={fromProgram ? 'text-accent' : 'text-server'}>
        {fromProgram ? 'From your program' : 'From our server'}
      </strong>
      <span className="text-muted">
        connection {stream.connection + 1} · {stream.bytes.length} bytes in {stream.pieces.length}{' '}
        {stream.pieces.length === 1 ? 'piece' : 'pieces'}
      </span>
    </figcaption>
  )
}

function WithWrongByte({ bytes, at }: { bytes: Uint8Array; at: number }) {
  return (
    <>
      {escapeBytes(bytes.subarray(0, at))}
      <mark className="bg-fail px-0.5 font-semibold text-background">
        <span className="sr-only">first wrong byte: </span>
        {escapeBytes(bytes.subarray(at, at + 1))}
      </mark>
      {escapeBytes(bytes.subarray(at + 1))}
    </>
  )
}

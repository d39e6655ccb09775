'use client'
import { memo, useMemo } from 'react'
import {
  type ByteStream,
  byteStreams,
  type StreamPiece,
  wrongOffsetIn,
} from '#components/lab/evidence/streams.ts'
import { fateWords, roleLooks, type WireEnds, wireEnds } from '#components/lab/evidence/wire-ends.ts'
import { classNames } from '#components/ui/class-names.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'
import type { Where } from '#graders/outcome.ts'
import { escapeBytes } from '#protocols/text/escape.ts'

export interface StreamViewProps {
  entries: readonly TranscriptEntry[]
  where: Where | undefined
  pointed: number | null
  onPoint: (entry: number | null) => void
}

/** Of a longer piece its beginning is shown, unless the wrong byte stands in it: the whole of it is in the tab Bytes. */
const textBytesMax = 4_096
/** Of what is no text, and is four characters for each byte, a few lines say as much as many. */
const otherBytesMax = 160

/** Both byte streams as text, one colour and one line style a side, piece by piece as they were sent. */
export function StreamView({ entries, where, pointed, onPoint }: StreamViewProps) {
  const ends = useMemo(() => wireEnds(entries), [entries])
  const streams = useMemo(() => byteStreams(entries), [entries])
  return (
    <div className="flex flex-col gap-5" onMouseLeave={() => onPoint(null)}>
      {streams.map((stream) => (
        <StreamFigure
          key={`${stream.connection}-${stream.from}`}
          stream={stream}
          ends={ends}
          wrong={wrongOffsetIn(stream, where)}
          // Where it is none of these pieces, nothing changes in them.
          pointed={stream.pieces.some(({ entry }) => entry === pointed) ? pointed : null}
          onPoint={onPoint}
        />
      ))}
    </div>
  )
}

interface StreamFigureProps {
  stream: ByteStream
  ends: WireEnds
  wrong: number | null
  pointed: number | null
  onPoint: (entry: number | null) => void
}

const StreamFigure = memo(function StreamFigure({
  stream,
  ends,
  wrong,
  pointed,
  onPoint,
}: StreamFigureProps) {
  return (
    <figure className="[contain-intrinsic-block-size:auto_5rem] [content-visibility:auto]">
      <StreamCaption stream={stream} ends={ends} />
      <pre
        className={classNames(
          'mt-1 border-l-2 bg-sunken px-3 py-2 text-13 leading-6 break-all whitespace-pre-wrap',
          roleLooks[ends[stream.from]].border,
        )}
      >
        {stream.pieces.length === 0 && <span className="text-muted">nothing was sent</span>}
        {stream.pieces.map((piece) => {
          const here = wrong !== null && wrong >= piece.offset && wrong < piece.offset + piece.bytes.length
          return (
            <span
              key={piece.entry}
              onMouseEnter={() => onPoint(piece.entry)}
              className={classNames(
                stream.isDatagrams
                  ? 'block border-b border-border last:border-b-0'
                  : 'border-r border-border last:border-r-0',
                pointed === piece.entry && 'bg-[color-mix(in_oklab,var(--accent)_20%,transparent)]',
              )}
            >
              {here ? (
                <WithWrongByte bytes={piece.bytes} at={wrong - piece.offset} />
              ) : (
                <Shown bytes={piece.bytes} />
              )}
              {stream.isDatagrams && <DatagramNote piece={piece} />}
            </span>
          )
        })}
      </pre>
    </figure>
  )
})

function Shown({ bytes }: { bytes: Uint8Array }) {
  const beginning = escapeBytes(bytes.subarray(0, otherBytesMax))
  const isText = beginning.length < 2 * otherBytesMax
  const left = bytes.length - (isText ? textBytesMax : otherBytesMax)
  return (
    <>
      {isText ? escapeBytes(bytes.subarray(0, textBytesMax)) : beginning}
      {left > 0 && <span className="text-muted"> … and {left} bytes more</span>}
    </>
  )
}

/** Names a stream: connection or client, who sent it, how much. */
export function StreamCaption({ stream, ends }: { stream: ByteStream; ends: WireEnds }) {
  const { from, peer, pieces, bytes } = stream
  const unit = stream.isDatagrams ? 'datagram' : 'piece'
  const amount = `${bytes.length} bytes in ${pieces.length} ${pieces.length === 1 ? unit : `${unit}s`}`
  return (
    <figcaption className="flex flex-wrap items-baseline gap-x-2 text-13">
      <strong className={roleLooks[ends[from]].text}>{streamName(stream)}</strong>
      <span className="text-muted">
        {peer === null ? `connection ${stream.connection + 1}` : `at ${peer.address}`} · {amount}
      </span>
    </figcaption>
  )
}

/** "From your program", "From your program to alice", "From alice". */
export function streamName({ from, peer }: Pick<ByteStream, 'from' | 'peer'>): string {
  if (from === 'peer') return `From ${peer?.name ?? 'our server'}`
  return peer === null ? 'From your program' : `From your program to ${peer.name}`
}

function DatagramNote({ piece }: { piece: StreamPiece }) {
  const notes = [piece.bytes.length === 0 ? 'empty datagram' : null, fateWords(piece)]
  const said = notes.filter((note) => note !== null).join(', ')
  return said === '' ? null : <span className="text-muted"> ({said})</span>
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

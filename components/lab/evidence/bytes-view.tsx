'use client'
import { useState } from 'react'
import { bytesPerRow, hexRows } from '#components/lab/evidence/bytes.ts'
import { StreamCaption, streamName } from '#components/lab/evidence/stream-view.tsx'
import { type ByteStream, byteStreams, wrongOffsetIn } from '#components/lab/evidence/streams.ts'
import { wireEnds } from '#components/lab/evidence/wire-ends.ts'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'
import type { Where } from '#graders/outcome.ts'

/** A long stream is drawn a part at a time: a page with a megabyte of table cells would not move. */
const rowsAtATime = 64

export interface BytesViewProps {
  entries: readonly TranscriptEntry[]
  where: Where | undefined
}

/** Each stream in hex and ASCII, 16 bytes a row, the first wrong byte marked. */
export function BytesView({ entries, where }: BytesViewProps) {
  const streams = byteStreams(entries).filter((stream) => stream.bytes.length > 0)
  const ends = wireEnds(entries)
  if (streams.length === 0) return <p className="text-muted">No bytes crossed the wire in this check.</p>
  return (
    <div className="flex flex-col gap-6">
      {streams.map((stream) => (
        <figure key={`${stream.connection}-${stream.from}`}>
          <StreamCaption stream={stream} ends={ends} />
          {partsOf(stream).map(({ name, offset, bytes }) => (
            <HexTable
              key={name}
              label={name}
              bytes={bytes}
              wrong={within(bytes, wrongOffsetIn(stream, where), offset)}
            />
          ))}
        </figure>
      ))}
    </div>
  )
}

/** A stream is one table; of datagrams each has its own, as their borders are part of what was said. */
function partsOf(stream: ByteStream): { name: string; offset: number; bytes: Uint8Array }[] {
  const { connection, bytes, pieces } = stream
  if (!stream.isDatagrams)
    return [{ name: `${streamName(stream)}, bytes of connection ${connection + 1}`, offset: 0, bytes }]
  return pieces.map((piece, index) => ({ name: `${streamName(stream)}, datagram ${index + 1}`, ...piece }))
}

const within = (bytes: Uint8Array, wrong: number | null, offset: number) =>
  wrong !== null && wrong >= offset && wrong < offset + bytes.length ? wrong - offset : null

function HexTable({ label, bytes, wrong }: { label: string; bytes: Uint8Array; wrong: number | null }) {
  const needed = Math.floor((wrong ?? 0) / bytesPerRow) + 8
  const [shown, setShown] = useState(Math.max(rowsAtATime, needed))
  const total = Math.ceil(bytes.length / bytesPerRow)
  return (
    <>
      <ScrollRegion label={label} className="mt-1 bg-sunken px-3 py-2">
        <table className="font-mono text-13 leading-6">
          <caption className="sr-only">{label}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Offset</th>
              <th scope="col">Hex</th>
              <th scope="col">ASCII</th>
            </tr>
          </thead>
          <tbody>
            {hexRows(bytes.subarray(0, shown * bytesPerRow)).map((row) => (
              <tr key={row.offset}>
                <th scope="row" className="pr-4 font-normal text-muted">
                  {row.offset.toString(16).padStart(4, '0')}
                </th>
                <td className="pr-4 whitespace-pre">
                  {row.cells.map((cell, index) => (
                    <span key={cell.offset}>
                      <span className={markOf(cell.offset, wrong)}>
                        {cell.offset === wrong && <span className="sr-only">first wrong byte: </span>}
                        {cell.hex}
                      </span>
                      {index === 7 ? '  ' : ' '}
                    </span>
                  ))}
                </td>
                <td className="whitespace-pre">
                  {row.cells.map((cell) => (
                    <span key={cell.offset} className={markOf(cell.offset, wrong)}>
                      {cell.ascii}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {total > shown && (
        <Button size="small" className="mt-2" onPress={() => setShown(shown + rowsAtATime * 4)}>
          Show more ({(total - shown) * bytesPerRow} bytes or so are left)
        </Button>
      )}
    </>
  )
}

const markOf = (offset: number, wrong: number | null) =>
  classNames(offset === wrong && 'bg-fail font-semibold text-background')

import { DataTable } from '#components/ui/data-table.tsx'
import { formatNumber } from '#protocols/quantity/quantity.ts'
import type { PlayedStream } from '#protocols/streaming/play-stream.ts'

interface StreamTableProps {
  caption: string
  played: PlayedStream
  names: readonly string[]
}

const seconds = (value: number) => formatNumber(Math.round(value * 1_000) / 1_000)

const tellStall = (stall: number) =>
  stall === 0 ? '–' : <span className="font-semibold text-fail">{seconds(stall)}</span>

/** What becomes of each segment, with the numbers of the drawing. */
export function StreamTable({ caption, played, names }: StreamTableProps) {
  const rows = played.segments.map((segment, at) => ({ ...segment, at }))
  return (
    <DataTable
      caption={caption}
      dense
      rows={rows}
      rowKey={({ at }) => String(at)}
      columns={[
        { id: 'segment', name: 'Segment', cell: ({ at, quality }) => `${at + 1}: ${names[quality] ?? ''}` },
        { id: 'size', name: 'Mbit', numeric: true, cell: ({ size }) => formatNumber(size, 4) },
        { id: 'from', name: 'Asked for, s', numeric: true, cell: ({ from }) => seconds(from) },
        { id: 'arrives', name: 'Arrived, s', numeric: true, cell: ({ arrives }) => seconds(arrives) },
        {
          id: 'due',
          name: 'Needed, s',
          numeric: true,
          cell: ({ due }) => (due === null ? 'starts the picture' : seconds(due)),
        },
        {
          id: 'stall',
          name: 'Stands still, s',
          numeric: true,
          cell: ({ stall }) => tellStall(stall),
        },
        {
          id: 'buffered',
          name: 'In the buffer, s',
          numeric: true,
          cell: ({ buffered }) => seconds(buffered),
        },
      ]}
    />
  )
}

import { DataTable } from '#components/ui/data-table.tsx'
import { tellRate, tellSeconds } from '#graders/parts/rate-adaptation/live/tell-stream.ts'
import { chooseAs, choosers } from '#protocols/streaming/choose-as.ts'
import { playStream } from '#protocols/streaming/play-stream.ts'
import type { VideoStream } from '#protocols/streaming/stream.ts'

export const chooserWords = {
  highest: 'always the highest',
  lowest: 'always the lowest',
  average: 'what the mean rate carries',
  'rate-now': 'what the network carries now',
  'last-throughput': 'what the last segment came at',
} as const

const tellStood = (seconds: number) =>
  seconds === 0 ? 'never' : <span className="font-semibold text-fail">{tellSeconds(seconds)}</span>

/** What becomes of the video with each way to choose. */
export function ChoosersTable({ stream }: { stream: VideoStream }) {
  const rows = choosers.map((chooser) => {
    const played = playStream(stream, chooseAs(chooser, stream))
    const stood = played.segments.reduce((sum, { stall }) => sum + stall, 0)
    return { chooser, played, stood }
  })
  return (
    <DataTable
      caption="Ways to choose, side by side"
      rows={rows}
      rowKey={({ chooser }) => chooser}
      columns={[
        { id: 'way', name: 'Way', cell: ({ chooser }) => chooserWords[chooser] },
        { id: 'start', name: 'Starts at', numeric: true, cell: ({ played }) => tellSeconds(played.start) },
        {
          id: 'stood',
          name: 'Stands still',
          numeric: true,
          cell: ({ stood }) => tellStood(stood),
        },
        { id: 'mean', name: 'Mean rate', numeric: true, cell: ({ played }) => tellRate(played.meanRate) },
        { id: 'switches', name: 'Changes', numeric: true, cell: ({ played }) => played.switches },
      ]}
    />
  )
}

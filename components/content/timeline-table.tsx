import { DataTable } from '#components/ui/data-table.tsx'
import type { Timeline } from '#protocols/timeline/timeline.ts'

/** The data of a space-time diagram, message by message, in milliseconds since the click. */
export function TimelineTable({ title, timeline }: { title: string; timeline: Timeline }) {
  const nameOf = (id: string) => timeline.lifelines.find((lifeline) => lifeline.id === id)?.label ?? id
  return (
    <DataTable
      dense
      caption={`${title}: every message, times in ms`}
      columns={[
        { id: 'message', name: 'Message', cell: (message) => message.label },
        { id: 'from', name: 'From', cell: (message) => nameOf(message.from) },
        {
          id: 'sent',
          name: 'Sent',
          cell: (message) => range(message.sendStartMs, message.sendEndMs),
          numeric: true,
        },
        {
          id: 'arrives',
          name: 'Arrives',
          cell: (message) => range(message.arriveStartMs, message.arriveEndMs),
          numeric: true,
        },
      ]}
      rows={timeline.messages}
      rowKey={(message) => message.id}
    />
  )
}

const range = (start: number, end: number) =>
  start === end ? format(start) : `${format(start)} to ${format(end)}`
const format = (ms: number) => String(Math.round(ms * 100) / 100)

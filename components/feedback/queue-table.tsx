import { type Column, DataTable } from '#components/ui/data-table.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { QueueRow } from '#server/feedback/feedback-view.ts'

interface PlacedRow extends QueueRow {
  place: number
}

/** The submissions that stand for an item, with what became of each. */
export function QueueTable({ rows }: { rows: readonly QueueRow[] }) {
  return (
    <DataTable
      caption="Submissions that count, in the order of the queue"
      captionHidden
      columns={columns}
      rows={rows.map((row, at) => ({ ...row, place: at + 1 }))}
      rowKey={({ submissionId }) => submissionId}
    />
  )
}

const columns: Column<PlacedRow>[] = [
  {
    id: 'who',
    name: 'Submission',
    cell: ({ submissionId, name, members, place }) => (
      <NavLink href={`/submissions/${submissionId}/review`} className="inline-flex min-h-6 items-center">
        {name ?? (members > 1 ? `Number ${place}, a group of ${members}` : `Number ${place}`)}
      </NavLink>
    ),
  },
  {
    id: 'at',
    name: 'Submitted',
    cell: ({ submittedAt }) => <Timestamp at={submittedAt.toISOString()} />,
  },
  { id: 'state', name: 'State', cell: (row) => stateWords(row) },
]

function stateWords({ state, by, asks }: QueueRow): string {
  const words = {
    waiting: 'not looked at',
    held: `open with ${by ?? 'somebody'}`,
    draft: `begun${by === null ? '' : ` by ${by}`}`,
    done: `looked at${by === null ? '' : ` by ${by}`}`,
  }[state]
  return asks ? `${words}, asks for a second look` : words
}

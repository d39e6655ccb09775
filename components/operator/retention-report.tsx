import { type Column, DataTable } from '#components/ui/data-table.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { RetentionLine } from '#server/retention/retention-view.ts'

export interface RetentionReportProps {
  lines: readonly RetentionLine[]
  /** A setting that cannot be meant. */
  problem: string | null
}

/** What is kept how long, and what sets it. */
export function RetentionReport({ lines, problem }: RetentionReportProps) {
  if (problem !== null)
    return (
      <Notice kind="attention" title="Nothing is dropped until this setting is mended.">
        <p>{problem}</p>
      </Notice>
    )
  return (
    <DataTable
      caption="What is kept how long"
      captionHidden
      columns={columns}
      rows={lines}
      rowKey={({ what }) => what}
    />
  )
}

const columns: readonly Column<RetentionLine>[] = [
  { id: 'what', name: 'What', cell: ({ what }) => what },
  { id: 'kept', name: 'Kept', cell: ({ kept }) => kept },
  { id: 'set', name: 'Set by', mono: true, cell: ({ variable }) => variable ?? '–' },
]

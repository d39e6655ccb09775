import { type Column, DataTable } from '#components/ui/data-table.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

export interface ShownFault {
  runId: string
  at: Date
  code: string
  because: string
  remedy: string | null
}

/** Runs that we could not judge, and what can be done about it. */
export function FaultTable({ faults }: { faults: readonly ShownFault[] }) {
  return (
    <DataTable
      caption="Faults of the last 24 hours, newest first"
      captionHidden
      columns={columns}
      rows={faults}
      rowKey={(fault) => fault.runId}
    />
  )
}

const columns: Column<ShownFault>[] = [
  { id: 'at', name: 'At', cell: (fault) => <Timestamp at={fault.at.toISOString()} /> },
  { id: 'code', name: 'Fault', cell: (fault) => fault.code, mono: true },
  { id: 'because', name: 'Because', cell: (fault) => fault.because },
  { id: 'remedy', name: 'Remedy', cell: (fault) => fault.remedy ?? '' },
]

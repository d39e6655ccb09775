import { DataTable } from '#components/ui/data-table.tsx'

export interface CheckTableProps {
  checks: readonly {
    check: { id: string; tier: string; says: string; points: number }
    hidden: boolean
  }[]
}

/** The checks of a lab, as they are written in lab.ts and hidden.ts. */
export function CheckTable({ checks }: CheckTableProps) {
  return (
    <DataTable
      caption="Checks, visible and hidden. They run in the sandbox only; this is read from lab.ts and hidden.ts."
      columns={[
        { id: 'id', name: 'Check', cell: ({ check }) => check.id, mono: true },
        { id: 'tier', name: 'Tier', cell: ({ check }) => check.tier },
        { id: 'says', name: 'What it expects', cell: ({ check }) => check.says },
        {
          id: 'hidden',
          name: 'Seen by students',
          cell: ({ hidden }) => (hidden ? 'name only' : 'all of it'),
        },
        { id: 'points', name: 'Points', cell: ({ check }) => check.points, numeric: true },
      ]}
      rows={checks}
      rowKey={({ check }) => check.id}
    />
  )
}

import { type Column, DataTable } from '#components/ui/data-table.tsx'
import type { ItemAnalytics } from '#server/analytics/analytics-view.ts'

type Mistake = ItemAnalytics['mistakes'][number]
type Check = ItemAnalytics['checks'][number]

/** What was wrong, with how many students made it. */
export function Mistakes({
  mistakes,
  checks,
  students,
}: Pick<ItemAnalytics, 'mistakes' | 'checks' | 'students'>) {
  if (checks.length > 0)
    return (
      <DataTable
        caption={`Checks that failed, of ${students} students`}
        columns={checkColumns}
        rows={checks}
        rowKey={({ id }) => id}
      />
    )
  if (mistakes.length === 0) return <p className="text-muted">Nobody made a mistake that was judged.</p>
  return (
    <DataTable
      caption={`Mistakes, of ${students} students`}
      columns={mistakeColumns}
      rows={mistakes}
      rowKey={({ part, code, id }) => `${part} ${code} ${id}`}
    />
  )
}

const checkColumns: readonly Column<Check>[] = [
  {
    id: 'check',
    name: 'Check',
    cell: ({ id, says }) => (
      <>
        {says}
        <span className="block font-mono text-13 text-muted">{id}</span>
      </>
    ),
  },
  { id: 'first', name: 'Failed first', numeric: true, cell: ({ first }) => first },
  { id: 'students', name: 'Failed at all', numeric: true, cell: ({ students }) => students },
  { id: 'never', name: 'Never passed', numeric: true, cell: ({ never }) => never },
]

const words: Record<string, string> = {
  blank: 'left blank',
  unreadable: 'could not be read',
  'wrong-value': 'another value that no misconception explains',
  'wrong-unit': 'a unit that measures something else',
}

const mistakeColumns: readonly Column<Mistake>[] = [
  { id: 'part', name: 'Part', mono: true, cell: ({ part }) => part },
  {
    id: 'mistake',
    name: 'Mistake',
    cell: ({ code, id, says }) =>
      id === null ? (
        (words[code] ?? code.replaceAll('-', ' '))
      ) : (
        <>
          {says}
          <span className="block font-mono text-13 text-muted">misconception {id}</span>
        </>
      ),
  },
  { id: 'students', name: 'Students', numeric: true, cell: ({ students }) => students },
]

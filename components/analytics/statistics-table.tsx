import { percentOr } from '#components/analytics/statistic-words.ts'
import { formatPoints } from '#components/content/format-points.ts'
import { type Column, DataTable } from '#components/ui/data-table.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { AssignmentAnalytics } from '#server/analytics/analytics-view.ts'

type Row = AssignmentAnalytics['items'][number]

/** The items of an assignment, each with the numbers that Moodle's quiz statistics give. */
export function StatisticsTable({ items }: { items: readonly Row[] }) {
  return (
    <DataTable
      caption="Statistics of each item"
      captionHidden
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
    />
  )
}

const columns: readonly Column<Row>[] = [
  {
    id: 'item',
    name: 'Item',
    cell: ({ id, title, drawn }) =>
      drawn ? title : <NavLink href={`/items/${id}/analytics`}>{title}</NavLink>,
  },
  { id: 'points', name: 'Points', numeric: true, cell: ({ points }) => formatPoints(points) },
  {
    id: 'facility',
    name: 'Facility',
    numeric: true,
    cell: ({ statistics }) => percentOr(statistics?.facility ?? null),
  },
  {
    id: 'deviation',
    name: 'Deviation',
    numeric: true,
    cell: ({ statistics }) => percentOr(statistics?.deviation ?? null),
  },
  {
    id: 'intended',
    name: 'Intended weight',
    numeric: true,
    cell: ({ statistics }) => percentOr(statistics?.intendedWeight ?? null),
  },
  {
    id: 'effective',
    name: 'Effective weight',
    numeric: true,
    cell: ({ statistics }) => percentOr(statistics?.effectiveWeight ?? null),
  },
  {
    id: 'discrimination',
    name: 'Discrimination',
    numeric: true,
    cell: ({ statistics }) => percentOr(statistics?.discrimination ?? null),
  },
  {
    id: 'efficiency',
    name: 'Efficiency',
    numeric: true,
    cell: ({ statistics }) => percentOr(statistics?.efficiency ?? null),
  },
]

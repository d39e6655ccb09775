import { formatPoints } from '#components/content/format-points.ts'
import { Spread } from '#components/regrade/spread.tsx'
import { type Column, DataTable } from '#components/ui/data-table.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { OutcomeChange, RegradeComparison, StudentChange } from '#server/regrades/regrade-view.ts'

export interface ComparisonViewProps {
  comparison: RegradeComparison
  /** Full marks of the item. */
  points: number
}

/** Whose points would change, how, and why. */
export function ComparisonView({ comparison, points }: ComparisonViewProps) {
  const { changed, unchanged, byHand, spread } = comparison
  return (
    <>
      <p className="mb-4 max-w-measure">{summaryOf(comparison)}</p>
      {byHand > 0 && (
        <p className="mb-4 max-w-measure text-15">
          {byHand === 1 ? 'One student has' : `${byHand} students have`} points set by hand, which stay.
        </p>
      )}
      {changed.length + unchanged > 0 && <Spread {...spread} points={points} />}
      {changed.length > 0 && (
        <p className="marginal mb-2">
          Who loses most comes first. What changed is of one submission, the one that changed most.
        </p>
      )}
      {changed.length > 0 && (
        <DataTable
          caption="Whose points would change"
          captionHidden
          columns={columns}
          rows={changed}
          rowKey={({ userId }) => userId}
        />
      )}
    </>
  )
}

const columns: readonly Column<StudentChange>[] = [
  {
    id: 'student',
    name: 'Student',
    cell: ({ name, submissionId }) => <NavLink href={`/submissions/${submissionId}`}>{name}</NavLink>,
  },
  { id: 'before', name: 'Now', numeric: true, cell: ({ before }) => pointsOr(before) },
  { id: 'after', name: 'Then', numeric: true, cell: ({ after }) => pointsOr(after) },
  { id: 'gain', name: 'Change', numeric: true, cell: gainOf },
  { id: 'why', name: 'What changed', cell: ({ changes }) => <Changes changes={changes} /> },
]

function summaryOf({ changed, unchanged }: RegradeComparison): string {
  const gain = changed.filter((one) => difference(one) > 0).length
  const loss = changed.length - gain
  const keep = unchanged === 1 ? '1 student keeps' : `${unchanged} students keep`
  if (changed.length === 0) return `Nobody’s points would change: ${keep} what they have.`
  return `${counted(gain, 'gains', 'gain')} points, ${counted(loss, 'loses', 'lose')} points, ${keep} what they have.`
}

const counted = (count: number, one: string, many: string) =>
  count === 1 ? `1 student ${one}` : `${count} students ${many}`

const pointsOr = (points: number | null) => (points === null ? 'none' : formatPoints(points))

const difference = ({ before, after }: StudentChange) => (after ?? 0) - (before ?? 0)

function gainOf(one: StudentChange): string {
  const by = difference(one)
  return by < 0 ? `−${formatPoints(-by)}` : `+${formatPoints(by)}`
}

function Changes({ changes }: { changes: readonly OutcomeChange[] }) {
  if (changes.length === 0) return <span className="text-muted">the share of a part</span>
  return (
    <ul>
      {changes.map(({ what, before, after }) => (
        <li key={what}>
          {what}{' '}
          <span className="whitespace-nowrap text-muted">
            {before ?? 'not there'} → {after ?? 'not there'}
          </span>
        </li>
      ))}
    </ul>
  )
}

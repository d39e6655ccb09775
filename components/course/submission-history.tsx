import { formatPoints } from '#components/content/format-points.ts'
import { lossesInWords } from '#components/course/late-words.ts'
import { type Column, DataTable } from '#components/ui/data-table.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import { type Lateness } from '#server/scores/lateness-view.ts'
import type { RetryLoss } from '#server/scores/retry-view.ts'

export interface ShownSubmission {
  id: string
  /** The set of numbers it answered, counted from 1. */
  attempt: number
  submittedAt: Date
  /** Who of a group handed it in; null for one's own work. */
  by?: string | null
  late: Lateness | null
  retried: RetryLoss | null
  hintsCost: number
  state:
    | { status: 'waiting' | 'running' }
    | { status: 'graded'; points: number }
    | { status: 'faulted'; because: string }
}

export interface SubmissionHistoryProps {
  /** The item, where several stand on a page. */
  of?: string
  submissions: readonly ShownSubmission[]
  points: number
  /** Labs have no numbers of one's own: the column is left out. */
  showAttempt: boolean
}

/** Everything that was submitted, newest first. */
export function SubmissionHistory({ of, submissions, points, showAttempt }: SubmissionHistoryProps) {
  if (submissions.length === 0) return <p className="text-muted">Nothing submitted yet.</p>
  const result = ({ state, ...losses }: ShownSubmission) => (
    <>
      {resultText(state, points)}
      {state.status === 'graded' &&
        lossesInWords(losses).map((words) => (
          <span key={words} className="block text-13 text-muted">
            {words}
          </span>
        ))}
    </>
  )
  return (
    <DataTable
      caption={of === undefined ? 'Your submissions, newest first' : `Submissions to ${of}, newest first`}
      captionHidden
      columns={[
        submittedColumn,
        ...(showAttempt ? [attemptColumn] : []),
        { id: 'result', name: 'Result', cell: result, numeric: true },
      ]}
      rows={submissions}
      rowKey={(submission) => submission.id}
    />
  )
}

const submittedColumn: Column<ShownSubmission> = {
  id: 'at',
  name: 'Submitted',
  cell: ({ id, submittedAt, by }) => (
    <>
      <NavLink href={`/submissions/${id}`} className="inline-flex min-h-6 items-center">
        <Timestamp at={submittedAt.toISOString()} />
      </NavLink>
      {by && <span className="block text-13 text-muted">by {by}</span>}
    </>
  ),
}
const attemptColumn: Column<ShownSubmission> = {
  id: 'attempt',
  name: 'Numbers',
  cell: ({ attempt }) => `set ${attempt}`,
  numeric: true,
}

function resultText(state: ShownSubmission['state'], points: number): string {
  switch (state.status) {
    case 'waiting':
      return 'waiting'
    case 'running':
      return 'being graded'
    case 'graded':
      return `${formatPoints(state.points)} of ${formatPoints(points)}`
    case 'faulted':
      return 'not graded, our side'
  }
}

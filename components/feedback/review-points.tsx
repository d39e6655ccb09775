'use client'
import { formatPoints } from '#components/content/format-points.ts'
import { pointsWithRubric, signedPoints } from '#components/feedback/feedback-words.ts'
import type { ReviewView } from '#server/feedback/feedback-view.ts'

/** What the checks gave, what the rubric adds, and what it comes to. */
export function ReviewPoints({
  review: { checked, item, rubric },
  ticks,
}: {
  review: Pick<ReviewView, 'checked' | 'item' | 'rubric'>
  ticks: readonly string[]
}) {
  const given = rubric.filter(({ id }) => ticks.includes(id)).reduce((sum, { points }) => sum + points, 0)
  if (checked === null) return <p className="text-15 text-muted">The checks have not judged it.</p>
  const together = pointsWithRubric(checked, item.points, given)
  return (
    <p className="text-15 tabular-nums" aria-live="polite">
      <strong className="text-17">
        {formatPoints(together)} of {formatPoints(item.points)}
      </strong>{' '}
      <span className="text-muted">
        by the checks {formatPoints(checked.share * item.points)}
        {given !== 0 && `, by the rubric ${signedPoints(given)}`}
        {checked.worth < item.points && `, less what was lost for being late, retries and hints`}
      </span>
    </p>
  )
}

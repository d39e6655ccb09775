import { signedPoints } from '#components/feedback/feedback-words.ts'
import type { RubricLine } from '#server/feedback/feedback-view.ts'

/** The rubric of an item for who may not change it. */
export function RubricLines({ rubric }: { rubric: readonly RubricLine[] }) {
  if (rubric.length === 0) return <p>This item has no rubric. Who sees all students makes one.</p>
  return (
    <ul className="border-t border-line">
      {rubric.map(({ id, says, points }) => (
        <li key={id} className="flex gap-4 border-b border-line py-2">
          <span className="min-w-0 grow [overflow-wrap:anywhere]">{says}</span>
          <span className="font-semibold whitespace-nowrap tabular-nums">{signedPoints(points)}</span>
        </li>
      ))}
    </ul>
  )
}

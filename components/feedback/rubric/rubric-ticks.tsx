'use client'
import { signedPoints } from '#components/feedback/feedback-words.ts'
import type { RubricLine } from '#server/feedback/feedback-view.ts'

export interface RubricTicksProps {
  rubric: readonly RubricLine[]
  ticks: readonly string[]
  /** Shows the key of each. */
  keys: boolean
  onTick: (id: string) => void
}

/** The rubric of an item, to be ticked: by pointer, by Tab and Space, or by the digit before each. */
export function RubricTicks({ rubric, ticks, keys, onTick }: RubricTicksProps) {
  if (rubric.length === 0)
    return <p className="text-13 text-muted">This item has no rubric. Comments give no points.</p>
  return (
    <ul className="border-t border-line">
      {rubric.map(({ id, says, points }, at) => (
        <li key={id} className="border-b border-line">
          <label className="flex min-h-9 cursor-pointer items-start gap-2 py-1.5 text-15 hover:bg-sunken">
            <input
              type="checkbox"
              checked={ticks.includes(id)}
              onChange={() => onTick(id)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            {keys && at < 10 && (
              <kbd aria-hidden="true" className="mt-0.5 w-4 shrink-0 font-mono text-13 text-muted">
                {(at + 1) % 10}
              </kbd>
            )}
            <span className="min-w-0 grow [overflow-wrap:anywhere]">{says}</span>
            <span className="font-semibold whitespace-nowrap tabular-nums">{signedPoints(points)}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}

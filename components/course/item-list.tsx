import { formatPoints } from '#components/content/format-points.ts'
import type { ShownItem } from '#components/course/course-shapes.ts'
import { ProgressWord } from '#components/course/progress-word.tsx'
import { SquareTerminalIcon, TextCursorInputIcon } from '#components/ui/icons.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface ItemListProps {
  items: readonly ShownItem[]
  /** The one where the reader was last at work. */
  continueWith?: string | null
}

/** The items of an assignment with one's own progress, one line each. */
export function ItemList({ items, continueWith = null }: ItemListProps) {
  return (
    <ul className="border-t border-line">
      {items.map((item, at) => {
        const begins = item.pool !== null && item.pool.id !== items[at - 1]?.pool?.id
        const Icon = item.kind === 'lab' ? SquareTerminalIcon : TextCursorInputIcon
        return (
          <li
            key={item.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line py-2"
          >
            {begins && item.pool !== null && <DrawnWords pool={item.pool} />}
            <span className="flex min-w-0 grow basis-64 items-start gap-2">
              <Icon className="mt-1 size-4 shrink-0 text-muted" />
              <span className="min-w-0">
                <NavLink href={`/items/${item.id}`} className="inline-flex min-h-6 items-center">
                  {item.title}
                </NavLink>
                <span className="marginal ml-2 whitespace-nowrap max-sm:sr-only">{item.kind}</span>
                {item.id === continueWith && (
                  <span className="block text-13 font-semibold text-accent">Continue here</span>
                )}
              </span>
            </span>
            <ProgressWord progress={item.progress} />
            <span className="w-28 text-right text-13 whitespace-nowrap text-muted tabular-nums">
              {item.earned === null ? '' : `${formatPoints(item.earned)} of `}
              {formatPoints(item.points)} {item.points === 1 ? 'point' : 'points'}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Before the first of a pool. */
function DrawnWords({ pool: { title, draw, of } }: { pool: NonNullable<ShownItem['pool']> }) {
  return (
    <span className="basis-full text-13 text-muted">
      {title}: {draw} of {of}, drawn for each student
    </span>
  )
}

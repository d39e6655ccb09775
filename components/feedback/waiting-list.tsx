import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { WaitingItem } from '#server/feedback/feedback-view.ts'

/** What waits for the staff of a course, by item. Nothing where nothing does. */
export function WaitingList({ waiting }: { waiting: readonly WaitingItem[] }) {
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="waiting" className="mb-10">
      <h2 id="waiting" className="mb-2 text-21">
        Waits for you
      </h2>
      <ul className="border-t border-line">
        {waiting.map(({ itemId, title, assignment, ungraded, requests }) => (
          <li
            key={itemId}
            className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-b border-line py-2"
          >
            <span>
              <NavLink href={`/items/${itemId}/reviews`} className="font-semibold">
                {title}
              </NavLink>{' '}
              <span className="text-13 text-muted">{assignment}</span>
            </span>
            <span className="text-15 tabular-nums">
              {[
                ...(ungraded === 0 ? [] : [`${ungraded} to look at`]),
                ...(requests === 0
                  ? []
                  : [requests === 1 ? '1 asks for a second look' : `${requests} ask for a second look`]),
              ].join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

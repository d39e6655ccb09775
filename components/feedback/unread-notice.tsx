import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { UnreadFeedback } from '#server/feedback/feedback-view.ts'

const shownMax = 5

/** Says to a student what people said that they have not read. Nothing where there is nothing. */
export function UnreadNotice({ unread }: { unread: readonly UnreadFeedback[] }) {
  if (unread.length === 0) return null
  const more = unread.length - shownMax
  return (
    <Notice kind="info" word="New feedback" className="mb-6">
      <ul>
        {unread.slice(0, shownMax).map(({ submissionId, title, course }) => (
          <li key={submissionId}>
            <NavLink href={`/submissions/${submissionId}`}>{title}</NavLink>{' '}
            <span className="text-13 text-muted">{course}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-13 text-muted">and {more} more, on the pages of their items.</p>}
    </Notice>
  )
}

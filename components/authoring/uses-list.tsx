import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface UsesListProps {
  slug: string
  uses: readonly {
    itemId: string
    assignment: { id: string; title: string }
    version: number
    submissions: number
  }[]
  /** The newest version that is published. */
  newest: number
}

/** Where a course uses an exercise, and how an older version there is replaced. */
export function UsesList({ slug, uses, newest }: UsesListProps) {
  if (uses.length === 0) return <p className="text-muted">No assignment of this course uses it.</p>
  return (
    <ul className="border-t border-line">
      {uses.map(({ itemId, assignment, version, submissions }) => (
        <li key={itemId} className="flex flex-wrap gap-x-4 border-b border-line py-2">
          <NavLink href={`/assignments/${assignment.id}`}>{assignment.title}</NavLink>
          <span className="text-muted">
            version {version}, {submissions === 1 ? '1 submission' : `${submissions} submissions`}
          </span>
          {submissions > 0 ? (
            <NavLink href={`/items/${itemId}/regrade`}>
              Regrade<span className="sr-only"> in {assignment.title}</span>
              {version < newest && `, by version ${newest}`}
            </NavLink>
          ) : (
            version < newest && (
              <NavLink href={`/courses/${slug}/assignments/${assignment.id}/edit`}>
                Take version {newest}
                <span className="sr-only"> in {assignment.title}</span>
              </NavLink>
            )
          )}
        </li>
      ))}
    </ul>
  )
}

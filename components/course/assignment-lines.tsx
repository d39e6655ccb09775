import type { ShownAssignment } from '#components/course/course-shapes.ts'
import { DueWords } from '#components/course/due-words.tsx'
import { countSolved, solvedWords } from '#components/course/solved-words.ts'
import { NavLink } from '#components/ui/page/nav-link.tsx'

/** Assignments that ask for nothing now, two lines each. */
export function AssignmentLines({ assignments }: { assignments: readonly ShownAssignment[] }) {
  return (
    <ul>
      {assignments.map((assignment) => {
        const { id, title, items } = assignment
        return (
          <li key={id} className="border-b border-line py-2 last:border-b-0">
            <NavLink href={`/assignments/${id}`} className="inline-flex min-h-6 items-center">
              {title}
            </NavLink>
            <p className="marginal">
              {items.length > 0 && `${solvedWords(countSolved(items), items.length)} · `}
              <DueWords {...assignment} />
            </p>
          </li>
        )
      })}
    </ul>
  )
}

import { formatPoints } from '#components/content/format-points.ts'
import { DueWords, type ShownWindow } from '#components/course/due-words.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { RulerProgress } from '#components/ui/page/ruler.tsx'

interface TaughtAssignment extends ShownWindow {
  id: string
  title: string
  items: number
  points: number
  /** Students who have submitted something. */
  submitted: number
}

export interface TaughtAssignmentsProps {
  slug: string
  assignments: readonly TaughtAssignment[]
  /** Of the course. */
  students: number
  mayEdit: boolean
}

/** The assignments of a course as its staff see them: the window, and how many have handed something in. */
export function TaughtAssignments({ slug, assignments, students, mayEdit }: TaughtAssignmentsProps) {
  return (
    <ul className="border-t border-line">
      {assignments.map((assignment) => (
        <li
          key={assignment.id}
          className="grid grid-cols-1 gap-x-8 gap-y-1 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_14rem]"
        >
          <div>
            <p className="flex flex-wrap items-baseline gap-x-4">
              <NavLink href={`/assignments/${assignment.id}`} className="text-17 font-semibold">
                {assignment.title}
              </NavLink>
              {mayEdit && (
                <NavLink href={`/courses/${slug}/assignments/${assignment.id}/edit`} className="text-13">
                  Edit<span className="sr-only"> {assignment.title}</span>
                </NavLink>
              )}
            </p>
            <p className="marginal">
              <DueWords {...assignment} />
            </p>
            <p className="text-13 text-muted">
              {assignment.items} {assignment.items === 1 ? 'item' : 'items'},{' '}
              {formatPoints(assignment.points)} points
            </p>
          </div>
          <div>
            <p className="text-13 tabular-nums">
              {assignment.submitted} of {students} {students === 1 ? 'student' : 'students'} submitted
            </p>
            <RulerProgress
              label={`Students who submitted to ${assignment.title}`}
              value={assignment.submitted}
              max={students}
              className="mt-1"
            />
          </div>
        </li>
      ))}
    </ul>
  )
}

import { formatPoints } from '#components/content/format-points.ts'
import type { ShownAssignment } from '#components/course/course-shapes.ts'
import { DueWords } from '#components/course/due-words.tsx'
import { NavLink } from '#components/ui/nav-link.tsx'
import { RulerProgress } from '#components/ui/ruler.tsx'

export interface CourseProgressProps {
  slug: string
  title: string
  role: string
  assignments: readonly ShownAssignment[]
}

/** A course and how far one is in each of its assignments. */
export function CourseProgress({ slug, title, role, assignments }: CourseProgressProps) {
  return (
    <section>
      <h3 className="text-17">
        <NavLink href={`/courses/${slug}`}>{title}</NavLink>
      </h3>
      <p className="marginal">{role}</p>
      {assignments.length === 0 && <p className="mt-2 text-muted">No assignment yet.</p>}
      <ul className="mt-2 flex flex-col gap-4">
        {assignments.map((assignment) => (
          <li key={assignment.id}>
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <NavLink href={`/assignments/${assignment.id}`}>{assignment.title}</NavLink>
              <span className="text-13 text-muted tabular-nums">
                {formatPoints(assignment.earned)} of {formatPoints(assignment.points)} points
              </span>
            </p>
            <RulerProgress
              label={`Points in ${assignment.title}`}
              value={assignment.earned}
              max={assignment.points}
              className="mt-1"
            />
            <p className="marginal mt-1">
              <DueWords {...assignment} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

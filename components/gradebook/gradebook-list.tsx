import { formatPoints } from '#components/content/format-points.ts'
import type { ArrangedStudent } from '#components/gradebook/arrange-students.ts'
import { type Mark, markWords } from '#components/gradebook/gradebook-shapes.ts'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface GradebookListProps {
  slug: string
  rows: readonly ArrangedStudent[]
  /** Places of the shown items. */
  columns: readonly number[]
  max: number
  /** Some of what is shown has not opened, and is not in `max`. */
  soFar: boolean
}

/** The gradebook where there is no room for a table: one line a student. Items are on the student's own page. */
export function GradebookList({ slug, rows, columns, max, soFar }: GradebookListProps) {
  return (
    <ul aria-label="Points of every student" className="border-t border-line">
      {rows.map(({ student, total }) => (
        <li key={student.id} className="flex items-start justify-between gap-4 border-b border-line py-2">
          <span className="min-w-0">
            <NavLink
              href={`/courses/${slug}/students/${student.id}`}
              className="inline-flex min-h-6 items-center"
            >
              {student.name}
            </NavLink>
            <span className="block text-13 [overflow-wrap:anywhere] text-muted">{student.email}</span>
            <span className="block text-13">
              {told(columns.flatMap((column) => student.marks[column] ?? []))}
            </span>
          </span>
          <span className="text-right whitespace-nowrap tabular-nums">
            {formatPoints(total)}
            <span className="block text-13 text-muted">
              of {formatPoints(max)}
              {soFar && ' so far'}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** "2 waits, 1 by hand". */
function told(marks: readonly Mark[]): string {
  const counts = new Map<Mark, number>()
  for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  return [...counts].map(([mark, count]) => `${count} ${markWords[mark].word}`).join(', ')
}

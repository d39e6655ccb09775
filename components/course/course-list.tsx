import { roleNames } from '#components/course/role-names.ts'
import { SolvedProgress } from '#components/course/solved-progress.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface CourseListProps {
  courses: readonly {
    id: string
    slug: string
    title: string
    role: keyof typeof roleNames
    items: number
    solved: number
  }[]
}

/** Courses, what one is in them, and how far. */
export function CourseList({ courses }: CourseListProps) {
  return (
    <ul className="flex flex-col gap-6">
      {courses.map(({ id, slug, title, role, items, solved }) => (
        <li key={id}>
          <h3 className="text-17">
            <NavLink href={`/courses/${slug}`}>{title}</NavLink>
          </h3>
          <p className="marginal mb-1">{roleNames[role]}</p>
          {role === 'STUDENT' && items > 0 && <SolvedProgress of={title} solved={solved} items={items} />}
        </li>
      ))}
    </ul>
  )
}

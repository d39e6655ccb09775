import { NavLink } from '#components/ui/page/nav-link.tsx'

const places = [
  { id: 'home', name: 'Assignments', path: '' },
  { id: 'exercises', name: 'Exercises', path: '/exercises' },
  { id: 'gradebook', name: 'Gradebook', path: '/gradebook' },
  { id: 'analytics', name: 'Analytics', path: '/analytics' },
  { id: 'roster', name: 'Roster', path: '/roster' },
  { id: 'settings', name: 'Settings', path: '/settings' },
] as const

/** The places of a course, for its staff. */
export function CourseNav({ slug, current }: { slug: string; current?: (typeof places)[number]['id'] }) {
  return (
    <nav aria-label="Course" className="mb-8">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {places.map(({ id, name, path }) => (
          <li key={id}>
            {id === current ? (
              <span aria-current="page" className="inline-flex min-h-8 items-center font-semibold">
                {name}
              </span>
            ) : (
              <NavLink href={`/courses/${slug}${path}`} className="inline-flex min-h-8 items-center">
                {name}
              </NavLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

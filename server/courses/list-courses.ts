import { database } from '#server/database/client.ts'

export interface ListedCourse {
  slug: string
  title: string
  /** Their addresses. */
  instructors: string[]
  students: number
}

/** All courses. For operators (the command line). */
export async function listCourses(): Promise<ListedCourse[]> {
  const courses = await database.course.findMany({
    orderBy: { slug: 'asc' },
    select: {
      slug: true,
      title: true,
      enrolments: { where: { role: 'INSTRUCTOR' }, select: { user: { select: { email: true } } } },
      _count: { select: { enrolments: { where: { role: 'STUDENT' } } } },
    },
  })
  return courses.map(({ slug, title, enrolments, _count }) => ({
    slug,
    title,
    instructors: enrolments.map(({ user }) => user.email),
    students: _count.enrolments,
  }))
}

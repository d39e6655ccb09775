import type { Role } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { finder } from '#server/access/use-case.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'

export interface RosterMember {
  id: string
  name: string
  email: string
  role: Role
}

export interface Roster {
  course: FoundCourse
  mayEdit: boolean
  /** Instructors, assistants, students; each by name. */
  members: RosterMember[]
}

const order: readonly Role[] = ['INSTRUCTOR', 'ASSISTANT', 'STUDENT']
const byName = new Intl.Collator('en', { sensitivity: 'base' })

/** Who is in a course, for its staff. Null for everyone else. */
export const findRoster = finder(IdSchema, async (viewer, slug): Promise<Roster | null> => {
  const course = await findCourse(viewer, slug)
  if (course === null || !may.seeRoster(course.standing)) return null
  const rows = await database.enrolment.findMany({
    where: { courseId: course.id },
    select: { role: true, user: { select: { id: true, name: true, email: true } } },
  })
  const members = rows.map(({ role, user }) => ({ ...user, role }))
  return {
    course,
    mayEdit: may.editRoster(course.standing),
    members: members.toSorted(
      (a, b) => order.indexOf(a.role) - order.indexOf(b.role) || byName.compare(a.name, b.name),
    ),
  }
})

import * as z from 'zod'
import { findSeen, peopleSeen } from '#server/access/seen-students.ts'
import { endpoint, noBody } from '#server/api/endpoint.ts'
import { makePage, pagedQuery, pageOf } from '#server/api/pages.ts'
import { RoleSchema } from '#server/api/role-schema.ts'
import { staffedCourse } from '#server/api/staffed-course.ts'
import { database } from '#server/database/client.ts'

const Person = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: RoleSchema,
    section: z.string().nullable().meta({ description: 'Name of their section' }),
  })
  .meta({ id: 'Person' })

export const listPeople = endpoint({
  method: 'GET',
  path: '/courses/{course}/people',
  id: 'listPeople',
  scope: 'courses:read',
  summary: 'Who is in a course that you staff',
  query: z.strictObject({ ...pagedQuery, role: RoleSchema.optional() }),
  body: noBody,
  result: pageOf(Person),
  async answer(viewer, { ids, query }) {
    const course = await staffedCourse(viewer, ids('course'))
    if (course === null) return null
    const seen = await findSeen(viewer, course.id)
    const rows = await database.enrolment.findMany({
      where: {
        courseId: course.id,
        ...peopleSeen(seen),
        ...(query.role === undefined ? {} : { role: query.role }),
        ...(query.cursor === undefined ? {} : { userId: { gt: query.cursor } }),
      },
      orderBy: { userId: 'asc' },
      take: query.limit + 1,
      select: {
        role: true,
        section: { select: { name: true } },
        user: { select: { id: true, name: true, email: true } },
      },
    })
    const people = rows.map(({ role, section, user }) => ({ ...user, role, section: section?.name ?? null }))
    return makePage(people, query.limit, ({ id }) => id)
  },
})

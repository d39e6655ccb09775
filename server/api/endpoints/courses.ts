import * as z from 'zod'
import { endpoint, noBody, noQuery } from '#server/api/endpoint.ts'
import { RoleSchema } from '#server/api/role-schema.ts'
import { staffedCourse } from '#server/api/staffed-course.ts'
import { database } from '#server/database/client.ts'

const Course = z
  .object({
    course: z.string().meta({ description: 'Its name in addresses', example: 'computer-networking' }),
    title: z.string(),
    role: RoleSchema,
  })
  .meta({ id: 'Course' })

export const listOwnCourses = endpoint({
  method: 'GET',
  path: '/courses',
  id: 'listCourses',
  scope: 'courses:read',
  summary: 'The courses that you are in',
  query: noQuery,
  body: noBody,
  result: z.object({ data: z.array(Course) }),
  async answer(viewer) {
    const enrolments = await database.enrolment.findMany({
      where: { userId: viewer.id },
      orderBy: { course: { slug: 'asc' } },
      select: { role: true, course: { select: { slug: true, title: true } } },
    })
    return {
      data: enrolments.map(({ role, course }) => ({ course: course.slug, title: course.title, role })),
    }
  },
})

export const getCourse = endpoint({
  method: 'GET',
  path: '/courses/{course}',
  id: 'getCourse',
  scope: 'courses:read',
  summary: 'A course that you staff, with its sections and how many people it has',
  query: noQuery,
  body: noBody,
  result: Course.extend({
    timeZone: z.string().meta({
      description: 'In whose clocks its dates are typed, by the IANA name; moments here are in UTC',
      example: 'Europe/Berlin',
    }),
    people: z.record(RoleSchema, z.int()).meta({ description: 'How many, by role' }),
    sections: z.array(z.object({ id: z.string(), name: z.string(), people: z.int() })),
  }),
  async answer(viewer, { ids }) {
    const course = await staffedCourse(viewer, ids('course'))
    if (course === null) return null
    const [counts, sections] = await Promise.all([
      database.enrolment.groupBy({ by: ['role'], where: { courseId: course.id }, _count: true }),
      database.section.findMany({
        where: { courseId: course.id },
        orderBy: { name: 'asc' },
        select: { id: true, name: true, _count: { select: { enrolments: true } } },
      }),
    ])
    const people = { STUDENT: 0, ASSISTANT: 0, INSTRUCTOR: 0 }
    for (const { role, _count } of counts) people[role] = _count
    return {
      course: course.slug,
      title: course.title,
      role: course.standing.role,
      timeZone: course.timeZone,
      people,
      sections: sections.map(({ id, name, _count }) => ({ id, name, people: _count.enrolments })),
    }
  },
})

import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { may } from '#server/access/rules.ts'
import { endpoint, noBody, noQuery } from '#server/api/endpoint.ts'
import { staffedCourse } from '#server/api/staffed-course.ts'
import { byDate } from '#server/assignments/by-date.ts'
import { database } from '#server/database/client.ts'

const Item = z
  .object({
    id: z.string(),
    title: z.string(),
    exercise: z.string().meta({ description: 'Id of the exercise', example: 'tcp-uppercase-client' }),
    version: z.int(),
    lab: z.boolean().meta({ description: 'Takes a program; otherwise an answer' }),
    points: z.number(),
  })
  .meta({ id: 'Item' })

const Assignment = z
  .object({
    id: z.string(),
    title: z.string(),
    opensAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    lateUntil: z.iso.datetime().nullable().meta({ description: 'Null takes nothing late' }),
    items: z.array(Item),
  })
  .meta({ id: 'Assignment' })

const itemSelect = {
  id: true,
  points: true,
  exerciseVersion: { select: { exerciseId: true, version: true, title: true, kinds: true } },
} as const

const toItem = ({
  id,
  points,
  exerciseVersion: { exerciseId, version, title, kinds },
}: {
  id: string
  points: number
  exerciseVersion: { exerciseId: string; version: number; title: string; kinds: string[] }
}) => ({ id, title, exercise: exerciseId, version, lab: kinds.includes('lab'), points })

export const listAssignments = endpoint({
  method: 'GET',
  path: '/courses/{course}/assignments',
  id: 'listAssignments',
  scope: 'courses:read',
  summary: 'The assignments of a course that you staff, with their items',
  query: noQuery,
  body: noBody,
  result: z.object({ data: z.array(Assignment) }),
  async answer(viewer, { ids }) {
    const course = await staffedCourse(viewer, ids('course'))
    if (course === null) return null
    const rows = await database.assignment.findMany({
      where: { courseId: course.id },
      orderBy: byDate,
      select: {
        id: true,
        title: true,
        opensAt: true,
        dueAt: true,
        lateUntil: true,
        items: { orderBy: { position: 'asc' }, select: itemSelect },
      },
    })
    return {
      data: rows.map(({ opensAt, dueAt, lateUntil, items, ...row }) => ({
        ...row,
        opensAt: opensAt.toISOString(),
        dueAt: dueAt.toISOString(),
        lateUntil: lateUntil?.toISOString() ?? null,
        items: items.map(toItem),
      })),
    }
  },
})

export const getItem = endpoint({
  method: 'GET',
  path: '/items/{item}',
  id: 'getItem',
  scope: 'courses:read',
  summary: 'An item of an assignment, in a course that you staff',
  query: noQuery,
  body: noBody,
  result: Item.extend({ course: z.string(), assignment: z.object({ id: z.string(), title: z.string() }) }),
  async answer(viewer, { ids }) {
    const row = await database.assignmentItem.findUnique({
      where: { id: ids('item') },
      select: {
        ...itemSelect,
        assignment: {
          select: { id: true, title: true, course: { select: { id: true, slug: true } } },
        },
      },
    })
    if (row === null) return null
    const { id, title, course } = row.assignment
    if (!may.seeGradebook(await findStanding(viewer, course.id))) return null
    return { ...toItem(row), course: course.slug, assignment: { id, title } }
  },
})

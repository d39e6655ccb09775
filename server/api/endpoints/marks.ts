import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { may } from '#server/access/rules.ts'
import { endpoint, noBody, noQuery } from '#server/api/endpoint.ts'
import { makePage, pagedQuery, pageOf } from '#server/api/pages.ts'
import { database } from '#server/database/client.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findOverride } from '#server/overrides/find-override.ts'
import { reasonMax, setOverride } from '#server/overrides/set-override.ts'

const StudentMarks = z
  .object({
    student: z.string().meta({ description: 'Id of the person' }),
    email: z.string(),
    total: z.number(),
    percent: z
      .number()
      .nullable()
      .meta({ description: 'By the weights of the course’s categories, so far; null where it has none' }),
    items: z.record(z.string(), z.number().nullable()).meta({
      description:
        'Points by item, with all that being late, retries and people changed; null before anything counts; of a pool one for each draw, as `pool.number`',
    }),
  })
  .meta({ id: 'StudentMarks' })

export const listMarks = endpoint({
  method: 'GET',
  path: '/courses/{course}/marks',
  id: 'listMarks',
  scope: 'marks:read',
  summary: 'Everybody’s points, as the gradebook has them',
  query: z.strictObject(pagedQuery),
  body: noBody,
  result: pageOf(StudentMarks),
  async answer(viewer, { ids, query }, now) {
    const gradebook = await findGradebook(viewer, ids('course'), now)
    if (gradebook === null) return null
    const items = gradebook.assignments.flatMap((assignment) => assignment.items)
    const after = query.cursor ?? ''
    const rows = gradebook.students
      .filter(({ id }) => id > after)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, query.limit + 1)
      .map(({ id, email, total, weighted, scores }) => ({
        student: id,
        email,
        total,
        percent: weighted,
        items: Object.fromEntries(items.map((item, at) => [item.id, scores[at]?.earned ?? null])),
      }))
    return makePage(rows, query.limit, ({ student }) => student)
  },
})

/** Within 64 KB, which is what a request without a session may bring. */
const marksMax = 200

const Mark = z
  .strictObject({
    student: z
      .string()
      .min(1)
      .max(320)
      .meta({ description: 'Id or e-mail address of a student of the course' }),
    points: z.number().min(0).nullable().meta({ description: 'Null takes points given by hand back' }),
    reason: z.string().trim().min(1).max(reasonMax).meta({ description: 'The student reads it' }),
  })
  .meta({ id: 'Mark' })

export const giveMarks = endpoint({
  method: 'POST',
  path: '/items/{item}/marks',
  id: 'giveMarks',
  scope: 'marks:write',
  summary: 'Give points by hand for an item',
  description:
    'They count instead of what submissions earned, and stand in the audit log. What stands already is left alone, so the same request may be sent twice. Each mark is taken or refused by itself.',
  query: noQuery,
  body: z.strictObject({ marks: z.array(Mark).min(1).max(marksMax) }),
  result: z.object({
    data: z.array(
      z.object({
        student: z.string().meta({ description: 'As it was sent' }),
        status: z.enum(['set', 'unchanged', 'refused']),
        says: z.string().nullable().meta({ description: 'Why it was refused' }),
      }),
    ),
  }),
  async answer(viewer, { ids, body }, now) {
    const itemId = ids('item')
    const item = await database.assignmentItem.findUnique({
      where: { id: itemId },
      select: { assignment: { select: { courseId: true } } },
    })
    if (item === null) return null
    const { courseId } = item.assignment
    if (!may.overrideScores(await findStanding(viewer, courseId))) return null
    const students = await findStudents(
      courseId,
      body.marks.map(({ student }) => student),
    )
    const data: { student: string; status: 'set' | 'unchanged' | 'refused'; says: string | null }[] = []
    for (const { student, points, reason } of body.marks) {
      const userId = students.get(student.toLowerCase())
      const about = { student, says: null }
      if (userId === undefined) {
        const says = 'No student of the course has this id or address.'
        data.push({ student, status: 'refused', says })
        continue
      }
      const standing = await findOverride(itemId, userId)
      if (standing?.points === points && (points === null || standing?.reason === reason)) {
        data.push({ ...about, status: 'unchanged' })
        continue
      }
      const done = await setOverride(viewer, { itemId, userId, points, reason }, now)
      const nothing = !done.ok && done.code === 'nothing-to-take-back'
      data.push(
        done.ok || nothing
          ? { ...about, status: nothing ? 'unchanged' : 'set' }
          : { ...about, status: 'refused', says: done.says },
      )
    }
    return { data }
  },
})

/** Ids by what students may be named by: their id, and their address in small letters. */
async function findStudents(courseId: string, names: readonly string[]): Promise<Map<string, string>> {
  const sought = names.map((name) => name.toLowerCase())
  const rows = await database.enrolment.findMany({
    where: {
      courseId,
      role: 'STUDENT',
      OR: [{ userId: { in: [...names] } }, { user: { email: { in: sought } } }],
    },
    select: { user: { select: { id: true, email: true } } },
  })
  return new Map(
    rows.flatMap(
      ({ user: { id, email } }) =>
        [
          [id.toLowerCase(), id],
          [email, id],
        ] as const,
    ),
  )
}

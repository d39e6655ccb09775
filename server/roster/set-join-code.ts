import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { makeJoinCode } from '#server/courses/join-code.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

type Result = { ok: true } | Refusal<'not-found'>

/** Opens a course to whoever has a code, always a new one, or closes it. */
export const setJoinCode = useCase(
  z.strictObject({ slug: IdSchema, open: z.boolean() }),
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { slug, open }): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editRoster(course.standing)) return notFound()
    const courseId = course.id
    await database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      await tx.course.update({ where: { id: courseId }, data: { joinCode: open ? makeJoinCode() : null } })
      const act = open ? 'join-code-opened' : 'join-code-closed'
      await recordActs(tx, [{ courseId, byId: viewer.id, of: null, act }])
    })
    return { ok: true }
  },
)

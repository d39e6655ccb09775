import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal } from '#server/refusal.ts'
import { TimeZoneSchema } from '#server/time-zone.ts'

/** Says in which time zone the dates of a course are typed. No date moves: each stays the moment that it is. */
export const setTimeZone = useCase(
  z.strictObject({ slug: IdSchema, timeZone: TimeZoneSchema.nullable() }),
  { invalid: 'Not saved: choose one of the time zones of the list.' },
  async (viewer, { slug, timeZone }): Promise<{ ok: true } | Refusal<'not-found'>> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editAssignments(course.standing)) return notFound()
    const courseId = course.id
    await database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const before = await tx.course.findUniqueOrThrow({ where: { id: courseId } })
      if (before.timeZone === timeZone) return
      await tx.course.update({ where: { id: courseId }, data: { timeZone } })
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of: null,
          act: 'time-zone-set',
          before: { timeZone: before.timeZone },
          after: { timeZone },
        },
      ])
    })
    return { ok: true }
  },
)

import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

export const lateDaysMax = 100

type Result = { ok: true } | Refusal<'not-found'>

/** How many days of being late each student may spend over the term. Points follow at once. */
export const setLateDays = useCase(
  z.strictObject({ slug: IdSchema, lateDays: z.int().min(0).max(lateDaysMax) }),
  { invalid: `Not saved: give a whole number from 0 to ${lateDaysMax}.` },
  async (viewer, { slug, lateDays }): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editAssignments(course.standing)) return notFound()
    const courseId = course.id
    await database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const before = await tx.course.findUniqueOrThrow({ where: { id: courseId } })
      if (before.lateDays === lateDays) return
      await tx.course.update({ where: { id: courseId }, data: { lateDays } })
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of: null,
          act: 'late-days-set',
          before: { lateDays: before.lateDays },
          after: { lateDays },
        },
      ])
    })
    return { ok: true }
  },
)

import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { reasonMax } from '#server/overrides/set-override.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

export const factorMax = 4

type Result = { ok: true } | Refusal<'not-found' | 'no-reason' | 'not-a-student' | 'none-there'>

/** Gives a student more time in all assignments of a course, also those that are made later, or takes that back. */
export const setAccommodation = useCase(
  z.strictObject({
    slug: IdSchema,
    userId: IdSchema,
    /** Times the time from opening to due; null takes it back. */
    factor: z.number().gt(1).max(factorMax).nullable(),
    reason: z.string().trim().max(reasonMax),
  }),
  {
    invalid: `Not set: give a factor of more than 1 and at most ${factorMax}, and a reason of at most ${reasonMax} characters.`,
  },
  async (viewer, { slug, userId, factor, reason }): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.giveExtensions(course.standing)) return notFound()
    if (reason === '') return refuse('no-reason', 'Not set: say why. The student reads it beside the time.')
    const courseId = course.id
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const enrolment = await tx.enrolment.findUnique({
        where: { courseId_userId: { courseId, userId } },
        select: { role: true, user: { select: { email: true } } },
      })
      if (enrolment?.role !== 'STUDENT')
        return refuse('not-a-student', 'Not set: this person is not a student of the course. Add them first.')
      const key = { courseId_userId: { courseId, userId } }
      const before = await tx.accommodation.findUnique({ where: key, select: { factor: true } })
      if (factor === null) {
        if (before === null) return refuse('none-there', 'There is nothing to take back. Reload the page.')
        await tx.accommodation.delete({ where: key })
      } else {
        const given = { factor, reason, byId: viewer.id }
        await tx.accommodation.upsert({ where: key, create: { ...given, courseId, userId }, update: given })
      }
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of: { userId, email: enrolment.user.email },
          act: 'accommodation-set',
          before: { factor: before?.factor ?? null },
          after: { factor },
          reason,
        },
      ])
      return { ok: true }
    })
  },
)

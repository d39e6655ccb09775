import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { isLastInstructor } from '#server/roster/is-last-instructor.ts'
import { dropEmpty } from '#server/roster/make-named.ts'

const RemoveFromCourseInputSchema = z.strictObject({
  slug: IdSchema,
  userId: IdSchema,
})

type Result = { ok: true } | Refusal<'not-found' | 'gone' | 'last-instructor'>

/** Takes someone out of the course. Their work is kept, and counts again when they are added again. */
export const removeFromCourse = useCase(
  RemoveFromCourseInputSchema,
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { slug, userId }): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editRoster(course.standing)) return notFound()
    const courseId = course.id
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      if (await isLastInstructor(tx, courseId, userId)) {
        return refuse(
          'last-instructor',
          'Not removed: this is the only instructor of the course. Make someone else an instructor first.',
        )
      }
      const where = { courseId_userId: { courseId, userId } }
      const before = await tx.enrolment.findUnique({
        where,
        select: { role: true, section: { select: { name: true } }, user: { select: { email: true } } },
      })
      if (before === null)
        return refuse('gone', 'This person is not in the course any more. Reload the page.')
      await tx.enrolment.delete({ where })
      await dropEmpty(tx, courseId)
      const { role, section, user } = before
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of: { userId, email: user.email },
          act: 'removed',
          before: { role, section: section?.name ?? null },
        },
      ])
      return { ok: true }
    })
  },
)

import * as z from 'zod'
import { Role } from '#prisma-client'
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

const ChangeRoleInputSchema = z.strictObject({
  slug: IdSchema,
  userId: IdSchema,
  role: z.enum(Role),
})

type Result = { ok: true } | Refusal<'not-found' | 'gone' | 'last-instructor'>

/** Gives someone in the course another role. A course keeps an instructor. */
export const changeRole = useCase(
  ChangeRoleInputSchema,
  { invalid: 'The role was not understood. Reload the page and try again.' },
  async (viewer, { slug, userId, role }): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editRoster(course.standing)) return notFound()
    const courseId = course.id
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      if (role !== 'INSTRUCTOR' && (await isLastInstructor(tx, courseId, userId))) {
        return refuse(
          'last-instructor',
          'The role stays: this is the only instructor of the course. Make someone else an instructor first.',
        )
      }
      const where = { courseId_userId: { courseId, userId } }
      const before = await tx.enrolment.findUnique({
        where,
        select: { role: true, user: { select: { email: true } } },
      })
      if (before === null)
        return refuse('gone', 'This person is not in the course any more. Reload the page.')
      if (before.role === role) return { ok: true }
      // Groups are of students, and sections to see of assistants.
      await tx.enrolment.update({
        where,
        data: {
          role,
          ...(role === 'STUDENT' ? {} : { groupId: null }),
          limited: false,
          assists: { deleteMany: {} },
        },
      })
      await dropEmpty(tx, courseId)
      const of = { userId, email: before.user.email }
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of,
          act: 'role-changed',
          before: { role: before.role },
          after: { role },
        },
      ])
      return { ok: true }
    })
  },
)

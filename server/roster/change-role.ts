import * as z from 'zod'
import { Role } from '#prisma-client'
import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/auth/viewer.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { lockCourse } from '#server/courses/lock-course.ts'
import { database } from '#server/database/client.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { isLastInstructor } from '#server/roster/is-last-instructor.ts'

const ChangeRoleInputSchema = z.strictObject({
  slug: z.string().max(100),
  userId: z.string().max(100),
  role: z.enum(Role),
})
export type ChangeRoleInput = z.infer<typeof ChangeRoleInputSchema>

export type ChangeRoleResult = { ok: true } | Refusal<'invalid' | 'not-found' | 'gone' | 'last-instructor'>

/** Gives someone in the course another role. A course keeps an instructor. */
export async function changeRole(viewer: Viewer, input: unknown): Promise<ChangeRoleResult> {
  const parsed = ChangeRoleInputSchema.safeParse(input)
  if (!parsed.success) return refuse('invalid', 'The role was not understood. Reload the page and try again.')
  const { slug, userId, role } = parsed.data
  const course = await findCourse(viewer, slug)
  if (course === null || !may.editRoster(course.standing)) return notFound()
  const courseId = course.id
  return database.$transaction(async (tx) => {
    await lockCourse(tx, courseId)
    if (role !== 'INSTRUCTOR' && (await isLastInstructor(tx, courseId, userId))) {
      return refuse(
        'last-instructor',
        'The role stays: this is the only instructor of the course. Make someone else an instructor first.',
      )
    }
    const { count } = await tx.enrolment.updateMany({ where: { courseId, userId }, data: { role } })
    return count > 0
      ? { ok: true }
      : refuse('gone', 'This person is not in the course any more. Reload the page.')
  })
}

import * as z from 'zod'
import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/auth/viewer.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { lockCourse } from '#server/courses/lock-course.ts'
import { database } from '#server/database/client.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { isLastInstructor } from '#server/roster/is-last-instructor.ts'

const RemoveFromCourseInputSchema = z.strictObject({
  slug: z.string().max(100),
  userId: z.string().max(100),
})
export type RemoveFromCourseInput = z.infer<typeof RemoveFromCourseInputSchema>

export type RemoveFromCourseResult =
  | { ok: true }
  | Refusal<'invalid' | 'not-found' | 'gone' | 'last-instructor'>

/** Takes someone out of the course. Their work is kept, and counts again when they are added again. */
export async function removeFromCourse(viewer: Viewer, input: unknown): Promise<RemoveFromCourseResult> {
  const parsed = RemoveFromCourseInputSchema.safeParse(input)
  if (!parsed.success) return refuse('invalid', 'This was not understood. Reload the page and try again.')
  const { slug, userId } = parsed.data
  const course = await findCourse(viewer, slug)
  if (course === null || !may.editRoster(course.standing)) return notFound()
  const courseId = course.id
  return database.$transaction(async (tx) => {
    await lockCourse(tx, courseId)
    if (await isLastInstructor(tx, courseId, userId)) {
      return refuse(
        'last-instructor',
        'Not removed: this is the only instructor of the course. Make someone else an instructor first.',
      )
    }
    const { count } = await tx.enrolment.deleteMany({ where: { courseId, userId } })
    return count > 0
      ? { ok: true }
      : refuse('gone', 'This person is not in the course any more. Reload the page.')
  })
}

import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { findSeen, sectionSeen } from '#server/access/seen-students.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

/** Whoever forgets to leave is themselves again after that. */
const viewsMs = 3_600_000

/** From now on the session looks at the pages of a course as one of its students, and does nothing. */
export const viewAs = useCase(
  z.strictObject({ slug: IdSchema, userId: IdSchema }),
  { invalid: 'There is no such student any more. Load the page again.' },
  async (viewer, { slug, userId }, now): Promise<{ ok: true } | Refusal<'not-found'>> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.viewAsStudent(course.standing) || viewer.sessionId === undefined)
      return notFound()
    const student = await database.enrolment.findFirst({
      where: {
        courseId: course.id,
        userId,
        role: 'STUDENT',
        ...sectionSeen(await findSeen(viewer, course.id)),
      },
      select: { user: { select: { email: true } } },
    })
    if (student === null) return notFound()
    await database.$transaction(async (tx) => {
      await tx.session.updateMany({
        where: { id: viewer.sessionId ?? '', userId: viewer.id },
        data: { viewsAsId: userId, viewsCourseId: course.id, viewsUntil: new Date(now.getTime() + viewsMs) },
      })
      await recordActs(tx, [
        { courseId: course.id, byId: viewer.id, of: { userId, email: student.user.email }, act: 'viewed-as' },
      ])
    })
    return { ok: true }
  },
)

/** Leaves it. The one thing that whoever looks as a student can do, so it is no use case like the others. */
export async function leaveView(viewer: Viewer): Promise<{ ok: true }> {
  await database.session.updateMany({
    where: { id: viewer.sessionId ?? '', userId: viewer.id },
    data: { viewsAsId: null, viewsCourseId: null, viewsUntil: null },
  })
  return { ok: true }
}

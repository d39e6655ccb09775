import { isDeepStrictEqual } from 'node:util'
import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import type { AuditedAct } from '#server/audit/audited-act.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

/** One of these, and what it is to be. */
type Setting = { timeZone: string | null } | { groupSize: number | null } | { lateDays: number }

/** Changes one setting of a course for somebody who may edit it, and says so in its audit log; what is so already is left. */
export async function changeSetting(
  viewer: Viewer,
  slug: string,
  act: AuditedAct,
  after: Setting,
): Promise<{ ok: true } | Refusal<'not-found'>> {
  const course = await findCourse(viewer, slug)
  if (course === null || !may.editAssignments(course.standing)) return notFound()
  const courseId = course.id
  await database.$transaction(async (tx) => {
    await lock(tx, 'course', courseId)
    const select = Object.fromEntries(Object.keys(after).map((name) => [name, true]))
    const before = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select })
    if (isDeepStrictEqual({ ...before }, after)) return
    await tx.course.update({ where: { id: courseId }, data: after })
    await recordActs(tx, [{ courseId, byId: viewer.id, of: null, act, before, after }])
  })
  return { ok: true }
}

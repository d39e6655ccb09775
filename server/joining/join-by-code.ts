import type { Prisma } from '#prisma-client'
import { sentHere } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { enterCourse } from '#server/joining/enter-course.ts'
import { findByCode } from '#server/joining/find-by-code.ts'
import type { Refusal } from '#server/refusal.ts'

/** Somebody who is signed in enters a course by its code, as a student. */
export async function joinByCode(
  viewer: Viewer,
  code: unknown,
  headers: Headers,
  now: Date = new Date(),
): Promise<{ ok: true; slug: string } | Refusal<'unknown-code' | 'too-many' | 'launched'>> {
  if (viewer.within !== undefined) return sentHere()
  const found = await findByCode(viewer, code, headers, now)
  if (!found.ok) return found
  const { id: courseId, slug } = found.course
  await database.$transaction((tx) => enterAsStudent(tx, courseId, viewer.id, viewer.email))
  return { ok: true, slug }
}

/** Whoever was invited as a student meanwhile needs the link no more, and comes into its section and group. */
export async function enterAsStudent(
  tx: Prisma.TransactionClient,
  courseId: string,
  userId: string,
  email: string,
): Promise<void> {
  await lock(tx, 'course', courseId)
  const named = { select: { id: true, name: true } }
  const where = { courseId_email: { courseId, email }, role: 'STUDENT' } as const
  const invitation = await tx.invitation.findUnique({
    where,
    select: { section: named, group: named },
  })
  if (invitation !== null) await tx.invitation.delete({ where })
  await enterCourse(tx, {
    courseId,
    userId,
    email,
    role: 'STUDENT',
    section: invitation?.section ?? null,
    group: invitation?.group ?? null,
  })
}

import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal } from '#server/refusal.ts'
import {
  InvitationsInputSchema,
  invitationsGone,
  invitationsRefusals,
  whichInvitations,
} from '#server/roster/invitations-input.ts'

type Result = { ok: true; withdrawn: number } | Refusal<'not-found' | 'gone'>

/** Takes invitations back: their links lead nowhere from now on. */
export const withdrawInvitations = useCase(
  InvitationsInputSchema,
  invitationsRefusals,
  async (viewer, { slug, invitationIds }): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editRoster(course.standing)) return notFound()
    const courseId = course.id
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const which = whichInvitations(courseId, invitationIds)
      const there = await tx.invitation.findMany({
        where: which,
        select: { email: true, role: true, section: { select: { name: true } } },
      })
      if (there.length === 0) return invitationsGone()
      await tx.invitation.deleteMany({ where: which })
      await recordActs(
        tx,
        there.map(({ email, role, section }) => ({
          courseId,
          byId: viewer.id,
          of: { userId: null, email },
          act: 'invitation-withdrawn',
          before: { role, section: section?.name ?? null },
        })),
      )
      return { ok: true, withdrawn: there.length }
    })
  },
)

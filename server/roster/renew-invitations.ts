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
import { invitationEnd, makeLinks, OriginSchema } from '#server/roster/make-links.ts'
import type { MadeLinks } from '#server/roster/roster-view.ts'
import { makeSecretToken } from '#server/secret-token.ts'

type Result = { ok: true; made: MadeLinks } | Refusal<'not-found' | 'gone'>

/** New links for invitations that wait. The old ones end with it. */
export const renewInvitations = useCase(
  InvitationsInputSchema.extend({ origin: OriginSchema }),
  invitationsRefusals,
  async (viewer, { slug, invitationIds, origin }, now): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editRoster(course.standing)) return notFound()
    const courseId = course.id
    const renewed = await database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const there = await tx.invitation.findMany({
        where: whichInvitations(courseId, invitationIds),
        orderBy: { email: 'asc' },
      })
      const fresh = there.map((invitation) => ({ ...invitation, ...makeSecretToken() }))
      for (const { id, tokenHash } of fresh) {
        await tx.invitation.update({
          where: { id },
          data: { tokenHash, mailedAt: null, expiresAt: invitationEnd(now) },
        })
      }
      await recordActs(
        tx,
        fresh.map(({ email }) => ({
          courseId,
          byId: viewer.id,
          of: { userId: null, email },
          act: 'invitation-renewed',
        })),
      )
      return fresh
    })
    if (renewed.length === 0) return invitationsGone()
    return { ok: true, made: makeLinks(renewed, origin, invitationEnd(now)) }
  },
)

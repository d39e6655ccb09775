import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { isMailSetUp } from '#server/mail/mail-settings.ts'
import { queueMails, triedForMs } from '#server/mail/queue-mail.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import {
  InvitationsInputSchema,
  invitationsGone,
  invitationsRefusals,
  whichInvitations,
} from '#server/roster/invitations-input.ts'
import { invitationEnd } from '#server/roster/make-links.ts'

/** Nobody is mailed twice within it: a second press, or a second instructor, fills no letter box. */
const againAfterMs = 10 * 60_000

type Result = { ok: true; mailed: number } | Refusal<'not-found' | 'gone' | 'no-mail' | 'just-mailed'>

/** Mails invitations that wait, each with a new link. The link before ends when the letter is sent. */
export const mailInvitations = useCase(
  InvitationsInputSchema,
  invitationsRefusals,
  async (viewer, { slug, invitationIds }, now): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editRoster(course.standing)) return notFound()
    if (!isMailSetUp())
      return refuse('no-mail', 'Nothing was mailed: this site sends no mail. Make links instead.')
    const courseId = course.id
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const where = whichInvitations(courseId, invitationIds)
      if ((await tx.invitation.count({ where })) === 0) return invitationsGone()
      const recently = { gt: new Date(now.getTime() - againAfterMs) }
      const stillTried = { gt: new Date(now.getTime() - triedForMs) }
      const there = await tx.invitation.findMany({
        where: {
          ...where,
          mails: {
            none: { failedAt: null, OR: [{ sentAt: null, createdAt: stillTried }, { createdAt: recently }] },
          },
        },
        select: { id: true, email: true },
      })
      if (there.length === 0)
        return refuse('just-mailed', 'Nothing was mailed: letters wait, or went out a moment ago.')
      await tx.invitation.updateMany({
        where: { id: { in: there.map(({ id }) => id) } },
        data: { expiresAt: invitationEnd(now) },
      })
      await queueMails(
        tx,
        there.map(({ id, email }) => ({ kind: 'INVITATION', address: email, invitationId: id })),
      )
      await recordActs(
        tx,
        there.map(({ email }) => ({
          courseId,
          byId: viewer.id,
          of: { userId: null, email },
          act: 'invitation-mailed',
        })),
      )
      return { ok: true, mailed: there.length }
    })
  },
)

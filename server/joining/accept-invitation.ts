import * as z from 'zod'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { consumeInvitation, invitationEnded, inviteOfAnother } from '#server/joining/consume-invitation.ts'
import type { Refusal } from '#server/refusal.ts'
import { hashSecretToken, SecretTokenSchema } from '#server/secret-token.ts'

type Result = { ok: true; slug: string } | Refusal<'ended' | 'other-account'>

/** Whoever was invited, and is signed in with that address, enters the course. */
export const acceptInvitation = useCase(
  z.strictObject({ token: SecretTokenSchema }),
  { ofAccount: true, invalid: invitationEnded().says },
  async (viewer, { token }, now): Promise<Result> => {
    const invitation = await database.invitation.findUnique({
      where: { tokenHash: hashSecretToken(token), expiresAt: { gt: now } },
      select: { email: true, courseId: true, course: { select: { slug: true } } },
    })
    if (invitation === null) return invitationEnded()
    const { email, courseId, course } = invitation
    if (viewer.email !== email) return inviteOfAnother(email, viewer.email)
    const done = await database.$transaction((tx) =>
      consumeInvitation(tx, { courseId, token, userId: viewer.id, now }),
    )
    return done ? { ok: true, slug: course.slug } : invitationEnded()
  },
)

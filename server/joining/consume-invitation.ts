import type { Prisma } from '#prisma-client'
import { lock } from '#server/database/lock.ts'
import { enterCourse } from '#server/joining/enter-course.ts'
import { refuse } from '#server/refusal.ts'
import { hashSecretToken } from '#server/secret-token.ts'

export const invitationEnded = () =>
  refuse(
    'ended',
    'This link does not work: it was used, withdrawn, replaced by a newer one, or cut when it was copied. If you have an account, sign in. Otherwise ask the people who run your course for a new link.',
  )

export const inviteOfAnother = (email: string, signedInAs: string) =>
  refuse(
    'other-account',
    `This invitation is for ${email}, and you are signed in as ${signedInAs}. Sign out, then open the link again.`,
  )

/** Uses an invitation up: who `userId` names is in its course afterwards, in its section. False, and nothing done, when
 * it is gone; who is in the course already keeps their role. */
export async function consumeInvitation(
  tx: Prisma.TransactionClient,
  invitation: { courseId: string; token: string; userId: string; now: Date },
): Promise<boolean> {
  const { courseId, token, userId, now } = invitation
  await lock(tx, 'course', courseId)
  const named = { select: { id: true, name: true } }
  const tokenHash = hashSecretToken(token)
  const found = await tx.invitation.findUnique({
    where: { tokenHash, expiresAt: { gt: now } },
    include: { section: named, group: named, sees: { select: { section: named } } },
  })
  if (found === null) return false
  await tx.invitation.delete({ where: { tokenHash } })
  const { email, role, section, group, limited, sees, mailedAt } = found
  // Its link went to the address and nowhere else.
  if (mailedAt !== null)
    await tx.user.updateMany({ where: { id: userId, email }, data: { emailVerified: true } })
  await enterCourse(tx, {
    courseId,
    userId,
    email,
    role,
    section,
    group,
    sees: limited ? sees.map((one) => one.section) : null,
  })
  return true
}

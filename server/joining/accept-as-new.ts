import * as z from 'zod'
import { hashInTurn } from '#server/auth/sign-in/hash-in-turn.ts'
import { startSession } from '#server/auth/sign-in/start-session.ts'
import { passwordsAllowed } from '#server/auth/sso/sso-settings.ts'
import { database } from '#server/database/client.ts'
import { consumeInvitation, invitationEnded } from '#server/joining/consume-invitation.ts'
import { newAccountRefusal, passwordsOff } from '#server/joining/new-account-refusal.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { hashSecretToken, SecretTokenSchema } from '#server/secret-token.ts'
import { isStorable } from '#server/storable-json.ts'
import { addAccount } from '#server/users/add-account.ts'
import { PasswordSchema, UserNameSchema } from '#server/users/create-user.ts'

const AcceptAsNewSchema = z
  .strictObject({ token: SecretTokenSchema, name: UserNameSchema, password: PasswordSchema })
  .refine(isStorable)

export type AcceptAsNewResult =
  | { ok: true; slug: string; device: string }
  | Refusal<'off' | 'invalid' | 'ended' | 'has-account' | 'busy'>

/** Makes the account that an invitation is for, enrols it, and signs it in. The link is looked at first: without one
 * that works, nobody makes us hash anything. */
export async function acceptAsNew(
  input: unknown,
  headers: Headers,
  now: Date = new Date(),
): Promise<AcceptAsNewResult> {
  if (!passwordsAllowed()) return passwordsOff()
  const parsed = AcceptAsNewSchema.safeParse(input)
  if (!parsed.success) return newAccountRefusal(parsed.error, invitationEnded)
  const { token, name, password } = parsed.data
  const invitation = await database.invitation.findUnique({
    where: { tokenHash: hashSecretToken(token), expiresAt: { gt: now } },
    select: { email: true, courseId: true, course: { select: { slug: true } } },
  })
  if (invitation === null) return invitationEnded()
  const { email, courseId, course } = invitation
  if ((await database.user.count({ where: { email } })) > 0) return hasAccount(email)
  const passwordHash = await hashInTurn(password, headers)
  if (passwordHash === null) {
    return refuse('busy', 'Too many people are signing in at this moment. Try again in a minute.')
  }
  const done = await database.$transaction(async (tx) => {
    // The link came from whoever runs the course, by any way: that does not say whose the address is.
    const userId = await addAccount(tx, { email, name, passwordHash, emailVerified: false })
    if (userId === null) return 'has-account'
    if (await consumeInvitation(tx, { courseId, token, userId, now })) return 'done'
    await tx.user.delete({ where: { id: userId } })
    return 'ended'
  })
  if (done === 'has-account') return hasAccount(email)
  if (done === 'ended') return invitationEnded()
  return { ok: true, slug: course.slug, device: await startSession(email, password, headers) }
}

const hasAccount = (email: string) =>
  refuse('has-account', `There is an account for ${email}. Sign in with it, then open the link again.`)

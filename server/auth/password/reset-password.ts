import { hashInTurn } from '#server/auth/sign-in/hash-in-turn.ts'
import { startSession } from '#server/auth/sign-in/start-session.ts'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { hashSecretToken, SecretTokenSchema } from '#server/secret-token.ts'
import { PasswordSchema } from '#server/users/create-user.ts'

export const resetEnded = () =>
  refuse(
    'ended',
    'This link does not work: it was used, replaced by a newer one, is older than a day, or was cut when it was copied. Ask for a new one.',
  )

/** Whose password a link sets; null when it sets none (any more). Looking uses nothing up. */
export async function findReset(
  token: unknown,
  now: Date = new Date(),
): Promise<{ userId: string; email: string } | null> {
  const read = SecretTokenSchema.safeParse(token)
  if (!read.success) return null
  const found = await database.passwordReset.findUnique({
    where: { tokenHash: hashSecretToken(read.data), expiresAt: { gt: now }, user: { disabledAt: null } },
    select: { userId: true, user: { select: { email: true } } },
  })
  return found === null ? null : { userId: found.userId, email: found.user.email }
}

/** Sets a new password by a link, once. All sessions of the account end, and one begins here. */
export async function resetPassword(
  input: { token: unknown; password: unknown },
  headers: Headers,
  now: Date = new Date(),
): Promise<{ ok: true; device: string } | Refusal<'ended' | 'invalid' | 'busy'>> {
  const found = await findReset(input.token, now)
  const token = SecretTokenSchema.safeParse(input.token)
  if (found === null || !token.success) return resetEnded()
  const password = PasswordSchema.safeParse(input.password)
  if (!password.success) {
    return refuse('invalid', `Not changed: the password ${password.error.issues[0]?.message}.`)
  }
  const hash = await hashInTurn(password.data, headers)
  if (hash === null)
    return refuse('busy', 'Too many people are signing in at this moment. Try again in a minute.')
  const { userId, email } = found
  const done = await database.$transaction(async (tx) => {
    const mine = { userId, tokenHash: hashSecretToken(token.data), expiresAt: { gt: now } }
    const link = await tx.passwordReset.findUnique({ where: mine, select: { mailed: true } })
    const { count } = await tx.passwordReset.deleteMany({ where: mine })
    if (count === 0) return false
    // A change of address that waits may be another's.
    await tx.addressChange.deleteMany({ where: { userId } })
    if (link?.mailed) await tx.user.update({ where: { id: userId }, data: { emailVerified: true } })
    const updated = await tx.account.updateMany({
      where: { userId, providerId: 'credential' },
      data: { password: hash },
    })
    if (updated.count === 0) {
      await tx.account.create({
        data: {
          id: crypto.randomUUID(),
          accountId: userId,
          providerId: 'credential',
          userId,
          password: hash,
        },
      })
    }
    await tx.session.deleteMany({ where: { userId } })
    return true
  })
  return done ? { ok: true, device: await startSession(email, password.data, headers) } : resetEnded()
}

import { database } from '#server/database/client.ts'
import { isMailSetUp } from '#server/mail/mail-settings.ts'
import { queueMails } from '#server/mail/queue-mail.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { hashSecretToken, SecretTokenSchema } from '#server/secret-token.ts'

export const addressLinkEnded = () =>
  refuse(
    'ended',
    'This link does not work: it was used, replaced by a newer one, is older than a day, or was cut when it was copied. Sign in and ask for a new one under “Your account”.',
  )

/** The address that a link confirms; null when it confirms none (any more). Looking uses nothing up. */
export async function findAddressChange(
  token: unknown,
  now: Date = new Date(),
): Promise<{ userId: string; address: string; before: string } | null> {
  const read = SecretTokenSchema.safeParse(token)
  if (!read.success) return null
  const found = await database.addressChange.findUnique({
    where: { tokenHash: hashSecretToken(read.data), expiresAt: { gt: now }, user: { disabledAt: null } },
    select: { userId: true, address: true, user: { select: { email: true } } },
  })
  return found === null ? null : { userId: found.userId, address: found.address, before: found.user.email }
}

/** Gives an account the address whose owner opened the link, once. The address counts as checked then, and links that
 * went to the old one end. */
export async function confirmAddress(
  token: unknown,
  now: Date = new Date(),
): Promise<{ ok: true; address: string } | Refusal<'ended' | 'taken'>> {
  const found = await findAddressChange(token, now)
  if (found === null) return addressLinkEnded()
  const { userId, address, before } = found
  return database.$transaction(async (tx) => {
    const { count } = await tx.addressChange.deleteMany({ where: { userId, address } })
    if (count === 0) return addressLinkEnded()
    if ((await tx.user.count({ where: { email: address } })) > 0) {
      return refuse('taken', `Not changed: ${address} has an account of its own. Sign in with that one.`)
    }
    await tx.user.update({ where: { id: userId }, data: { email: address, emailVerified: true } })
    await tx.passwordReset.deleteMany({ where: { userId } })
    if (isMailSetUp()) await queueMails(tx, [{ kind: 'ADDRESS_CHANGED', address: before, userId }])
    return { ok: true, address } as const
  })
}

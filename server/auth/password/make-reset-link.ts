import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { makeSecretToken } from '#server/secret-token.ts'

/** How long such a link works. */
export const resetHours = 24

/** The path of a link that sets an account's password, once. One that was made before ends. For operators (the command
 * line). */
export async function makeResetLink(
  written: string,
  now: Date = new Date(),
): Promise<{ ok: true; path: string; expiresAt: Date } | Refusal<'no-account' | 'disabled'>> {
  const email = written.trim().toLowerCase()
  const user = await database.user.findUnique({ where: { email }, select: { id: true, disabledAt: true } })
  if (user === null) return refuse('no-account', `There is no account for ${email}.`)
  if (user.disabledAt !== null) {
    return refuse(
      'disabled',
      `The account of ${email} is closed. Open it first: ./roundtrip user enable ${email}`,
    )
  }
  const userId = user.id
  const { token, tokenHash } = makeSecretToken()
  const expiresAt = new Date(now.getTime() + resetHours * 3_600_000)
  await database.$transaction(async (tx) => {
    await tx.passwordReset.upsert({
      where: { userId },
      create: { userId, tokenHash, expiresAt },
      update: { tokenHash, expiresAt, mailed: false },
    })
    await recordActs(tx, [{ courseId: null, byId: null, of: { userId, email }, act: 'reset-link-made' }])
  })
  return { ok: true, path: `/reset/${token}`, expiresAt }
}

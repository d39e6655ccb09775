import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Closes an account, or opens it again. Nobody can sign in with one that is closed, and its sessions end; its work
 * stays. For operators (the command line). */
export async function disableUser(
  written: string,
  disabled: boolean,
  now: Date = new Date(),
): Promise<{ ok: true; changed: boolean; sessions: number } | Refusal<'no-account'>> {
  const email = written.trim().toLowerCase()
  return database.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, disabledAt: true } })
    if (user === null) return refuse('no-account', `There is no account for ${email}.`)
    const userId = user.id
    const { count: sessions } = disabled ? await tx.session.deleteMany({ where: { userId } }) : { count: 0 }
    if (disabled) await tx.passwordReset.deleteMany({ where: { userId } })
    if ((user.disabledAt !== null) === disabled) return { ok: true, changed: false, sessions }
    await tx.user.update({ where: { id: userId }, data: { disabledAt: disabled ? now : null } })
    const act = disabled ? 'account-disabled' : 'account-enabled'
    await recordActs(tx, [{ courseId: null, byId: null, of: { userId, email }, act }])
    return { ok: true, changed: true, sessions }
  })
}

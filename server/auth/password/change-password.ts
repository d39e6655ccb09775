import { hashPassword } from 'better-auth/crypto'
import * as z from 'zod'
import { useCase } from '#server/access/use-case.ts'
import { withOwnPassword } from '#server/auth/password/with-own-password.ts'
import { database } from '#server/database/client.ts'
import type { Refusal } from '#server/refusal.ts'
import { PasswordSchema } from '#server/users/create-user.ts'

const PasswordChangeSchema = z.strictObject({ current: z.string().min(1).max(200), next: PasswordSchema })

/** Another password for one's own account, by whoever knows the present one. Every other session ends with it, and so
 * does a change of address that waits: it may be another's. */
export const changePassword = useCase(
  PasswordChangeSchema,
  {
    ofAccount: true,
    invalid: ({ issues: [issue] }) =>
      issue?.path[0] === 'next'
        ? `Not changed: the new password ${issue.message}.`
        : 'Not changed: fill in your present password.',
  },
  async (
    viewer,
    { current, next },
    now,
  ): Promise<{ ok: true } | Refusal<'wrong' | 'too-many' | 'busy' | 'no-password'>> =>
    withOwnPassword(viewer, current, now, async (accountId) => {
      const hash = await hashPassword(next)
      await database.$transaction([
        database.account.update({ where: { id: accountId }, data: { password: hash } }),
        database.addressChange.deleteMany({ where: { userId: viewer.id } }),
        database.session.deleteMany({
          where: {
            userId: viewer.id,
            ...(viewer.sessionId === undefined ? {} : { NOT: { id: viewer.sessionId } }),
          },
        }),
      ])
      return { ok: true } as const
    }),
)

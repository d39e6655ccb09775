import * as z from 'zod'
import { useCase } from '#server/access/use-case.ts'
import { withOwnPassword } from '#server/auth/password/with-own-password.ts'
import { attemptKey, countAttempt } from '#server/auth/sign-in/count-attempt.ts'
import { database } from '#server/database/client.ts'
import { isMailSetUp } from '#server/mail/mail-settings.ts'
import { queueMails } from '#server/mail/queue-mail.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { UserEmailSchema } from '#server/users/create-user.ts'

const dayMs = 86_400_000
/** Letters in five minutes: none of them was asked for by whose address it is. */
const askedMax = 3

/** Has a link mailed to a new address; the account keeps the old one until it is opened. Nobody is told here whether the
 * new one has an account. */
export const askAddressChange = useCase(
  z.strictObject({ address: UserEmailSchema, password: z.string().min(1).max(200) }),
  {
    ofAccount: true,
    invalid: ({ issues: [issue] }) =>
      issue?.path[0] === 'address'
        ? `Not changed: the new address ${issue.message}.`
        : 'Not changed: fill in your present password.',
  },
  async (
    viewer,
    { address, password },
    now,
  ): Promise<{ ok: true } | Refusal<'wrong' | 'too-many' | 'busy' | 'no-password' | 'no-mail' | 'same'>> => {
    if (!isMailSetUp()) return refuse('no-mail', 'This site sends no mail. Ask the operator to change it.')
    if (address === viewer.email) return refuse('same', 'This is the address that you sign in with.')
    return withOwnPassword(viewer, password, now, async () => {
      const wait = await countAttempt(attemptKey(viewer.id, 'change of address'), askedMax, now)
      if (wait > 0) {
        return refuse('too-many', `Not changed: links were mailed already. Try again in ${wait} s.`)
      }
      const asked = { address, tokenHash: null, expiresAt: new Date(now.getTime() + dayMs) }
      await database.$transaction(async (tx) => {
        await tx.addressChange.upsert({
          where: { userId: viewer.id },
          create: { userId: viewer.id, ...asked },
          update: asked,
        })
        await queueMails(tx, [{ kind: 'ADDRESS_CHANGE', address, userId: viewer.id }])
      })
      return { ok: true } as const
    })
  },
)

import { hashPassword, verifyPassword } from 'better-auth/crypto'
import * as z from 'zod'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { attemptKey, countAttempt, forgetAttempts } from '#server/auth/sign-in/count-attempt.ts'
import { QueueFull } from '#server/auth/sign-in/fair-queue.ts'
import { hashingQueue } from '#server/auth/sign-in/hashing-queue.ts'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { PasswordSchema } from '#server/users/create-user.ts'

const PasswordChangeSchema = z.strictObject({ current: z.string().min(1).max(200), next: PasswordSchema })

/** Wrong ones in a window: whoever finds a browser signed in does not guess on. */
const failuresMax = 5

/** Another password for one's own account, by whoever knows the present one. Every other session ends with it. */
export const changePassword = useCase(
  PasswordChangeSchema,
  {
    invalid: ({ issues: [issue] }) =>
      issue?.path[0] === 'next'
        ? `Not changed: the new password ${issue.message}.`
        : 'Not changed: fill in your present password.',
  },
  async (
    viewer,
    { current, next },
    now,
  ): Promise<{ ok: true } | Refusal<'wrong' | 'too-many' | 'busy' | 'no-password'>> => {
    try {
      return await hashingQueue().run({ lane: `account ${viewer.id}`, known: true }, () =>
        changeCounted(viewer, current, next, now),
      )
    } catch (error) {
      if (!(error instanceof QueueFull)) throw error
      return refuse('busy', 'Not changed: too many people are signing in. Try again in a minute.')
    }
  },
)

async function changeCounted(viewer: Viewer, current: string, next: string, now: Date) {
  const key = attemptKey(viewer.id, 'change of password')
  const wait = await countAttempt(key, failuresMax, now)
  if (wait > 0) {
    return refuse('too-many', `Not changed: too many wrong passwords. Try again in ${wait} s.`)
  }
  const account = await database.account.findFirst({
    where: { userId: viewer.id, providerId: 'credential' },
    select: { id: true, password: true },
  })
  if (account === null || account.password === null) {
    return refuse('no-password', 'This account has no password here: it signs in elsewhere.')
  }
  if (!(await verifyPassword({ hash: account.password, password: current }))) {
    return refuse('wrong', 'Not changed: the present password is wrong. Check it and try again.')
  }
  const hash = await hashPassword(next)
  await database.$transaction([
    database.account.update({ where: { id: account.id }, data: { password: hash } }),
    database.session.deleteMany({
      where: {
        userId: viewer.id,
        ...(viewer.sessionId === undefined ? {} : { NOT: { id: viewer.sessionId } }),
      },
    }),
  ])
  await forgetAttempts([key])
  return { ok: true } as const
}

import { verifyPassword } from 'better-auth/crypto'
import type { Viewer } from '#server/access/viewer.ts'
import { attemptKey, countAttempt, forgetAttempts } from '#server/auth/sign-in/count-attempt.ts'
import { QueueFull } from '#server/auth/sign-in/fair-queue.ts'
import { hashingQueue } from '#server/auth/sign-in/hashing-queue.ts'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Wrong ones in a window: whoever finds a browser signed in does not guess on. */
const failuresMax = 5

type NotProven = Refusal<'wrong' | 'too-many' | 'busy' | 'no-password'>

/** Does `work` for whoever knows the present password of their own account, in the turn in which it was looked at. */
export async function withOwnPassword<Done>(
  viewer: Viewer,
  current: string,
  now: Date,
  work: (accountId: string) => Promise<Done>,
): Promise<Done | NotProven> {
  try {
    return await hashingQueue().run({ lane: `account ${viewer.id}`, known: true }, async () => {
      const checked = await check(viewer, current, now)
      return checked.ok ? work(checked.accountId) : checked
    })
  } catch (error) {
    if (!(error instanceof QueueFull)) throw error
    return refuse('busy', 'Not changed: too many people are signing in. Try again in a minute.')
  }
}

async function check(
  viewer: Viewer,
  current: string,
  now: Date,
): Promise<{ ok: true; accountId: string } | NotProven> {
  const key = attemptKey(viewer.id, 'change of password')
  const wait = await countAttempt(key, failuresMax, now)
  if (wait > 0) return refuse('too-many', `Not changed: too many wrong passwords. Try again in ${wait} s.`)
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
  await forgetAttempts([key])
  return { ok: true, accountId: account.id }
}

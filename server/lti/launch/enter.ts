// Who comes for the first time: as a new account, or as one that they have here.
import type { Prisma } from '#prisma-client'
import { attemptsWait } from '#server/auth/sign-in/attempts-wait.ts'
import { networkOf } from '#server/auth/sign-in/client-address.ts'
import { attemptKey, countAttempt } from '#server/auth/sign-in/count-attempt.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { sessionCookie } from '#server/lti/launch/begin-session.ts'
import { come } from '#server/lti/launch/come.ts'
import { findLaunch, type Launch } from '#server/lti/launch/find-launch.ts'
import { type LaunchProblem, launchWords } from '#server/lti/launch/launch-problem.ts'
import { readLinkCode } from '#server/lti/launch/link-code.ts'
import { makeIdentity } from '#server/lti/launch/make-identity.ts'
import type { Settled } from '#server/lti/launch/settle-launch.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { hashSecretToken } from '#server/secret-token.ts'

/** Wrong codes in a window from one network; a campus is one. */
const wrongMax = 50

export type Entered =
  | { ok: true; path: string; cookie: string }
  | Refusal<'ended' | 'wrong-code' | 'too-many' | 'not-in'>

/** With a code of an account here (link-code.ts), or, without one, as a new account. */
export async function enter(code: unknown, headers: Headers, now: Date = new Date()): Promise<Entered> {
  const launch = await findLaunch('pending', headers, now)
  if (launch === null) return refuse('ended', launchWords.ended)
  if (code !== null) {
    const key = attemptKey('lti code', networkOf(headers.get('x-forwarded-for') ?? ''))
    const wait = await attemptsWait(key, wrongMax, now)
    if (wait > 0) return refuse('too-many', `Too many wrong codes came from here. Try again in ${wait} s.`)
    const typed = readLinkCode(code)
    const settled =
      typed === null
        ? 'wrong-code'
        : await orNothing<'wrong-code'>((tx) => byCode(tx, launch, typed, headers, now))
    if (settled !== 'wrong-code') return entered(settled, launch)
    await countAttempt(key, wrongMax, now)
    return refuse('wrong-code', 'No account gave out this code within the last ten minutes. Make one anew.')
  }
  return entered(await orNothing<never>((tx) => asNew(tx, launch, headers, now)), launch)
}

class NotIn extends Error {
  readonly problem: LaunchProblem
  constructor(problem: LaunchProblem) {
    super(problem)
    this.problem = problem
  }
}

/** Whoever does not come in has neither account nor link of it. */
async function orNothing<Other extends string>(
  work: (tx: Prisma.TransactionClient) => Promise<Settled | Other>,
): Promise<Settled | Other> {
  try {
    return await database.$transaction(async (tx) => {
      const settled = await work(tx)
      if (typeof settled !== 'string' && 'problem' in settled) throw new NotIn(settled.problem)
      return settled
    })
  } catch (error) {
    if (error instanceof NotIn) return { problem: error.problem }
    throw error
  }
}

function entered(settled: Settled, launch: Launch): Entered {
  if ('problem' in settled) return refuse('not-in', launchWords[settled.problem])
  return { ok: true, path: settled.path, cookie: sessionCookie(launch) }
}

async function byCode(
  tx: Prisma.TransactionClient,
  launch: Launch,
  code: string,
  headers: Headers,
  now: Date,
): Promise<Settled | 'wrong-code'> {
  const where = { codeHash: hashSecretToken(code), expiresAt: { gt: now } }
  const found = await tx.ltiLinkCode.findFirst({ where, select: { userId: true } })
  if (found === null) return 'wrong-code'
  // Used once, by whoever is first.
  if ((await tx.ltiLinkCode.deleteMany({ where })).count === 0) return 'wrong-code'
  await lockIdentity(tx, launch)
  const userId = await makeIdentity(tx, { launch, userId: found.userId, now })
  return come(tx, launch, userId, headers, now)
}

async function asNew(
  tx: Prisma.TransactionClient,
  launch: Launch,
  headers: Headers,
  now: Date,
): Promise<Settled> {
  await lockIdentity(tx, launch)
  const userId = await makeIdentity(tx, { launch, userId: null, now })
  return come(tx, launch, userId, headers, now)
}

const lockIdentity = (tx: Prisma.TransactionClient, { platform, facts }: Launch) =>
  lock(tx, 'lti-identity', platform.issuer, facts.subject)

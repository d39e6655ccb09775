import type { Viewer } from '#server/access/viewer.ts'
import { attemptsWait } from '#server/auth/sign-in/attempts-wait.ts'
import { networkOf } from '#server/auth/sign-in/client-address.ts'
import { attemptKey, countAttempt } from '#server/auth/sign-in/count-attempt.ts'
import { readJoinCode } from '#server/courses/join-code.ts'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Wrong codes in a window of one account, and of everybody in a network who is not signed in: a campus is one. */
const wrongMax = { account: 20, network: 200 } as const

export interface FoundByCode {
  ok: true
  course: { id: string; title: string; slug: string }
}

/** The course that a code opens. Wrong codes are counted, right ones never: a class that enters at once does not wait. */
export async function findByCode(
  viewer: Viewer | null,
  typed: unknown,
  headers: Headers,
  now: Date,
): Promise<FoundByCode | Refusal<'unknown-code' | 'too-many'>> {
  const { key, max } = counted(viewer, headers)
  const wait = await attemptsWait(key, max, now)
  if (wait > 0) {
    const instead = viewer === null ? 'Sign in and enter the code there, or try' : 'Try'
    return refuse('too-many', `Too many wrong codes came from here. ${instead} again in ${wait} s.`)
  }
  const code = readJoinCode(typed)
  const course =
    code === null
      ? null
      : await database.course.findUnique({
          where: { joinCode: code },
          select: { id: true, title: true, slug: true },
        })
  if (course !== null) return { ok: true, course }
  await countAttempt(key, max, now)
  return refuse(
    'unknown-code',
    'No course is open under this code. Check it, or ask the people who run your course.',
  )
}

function counted(viewer: Viewer | null, headers: Headers): { key: string; max: number } {
  return viewer === null
    ? { key: attemptKey('join code', networkOf(headers.get('x-forwarded-for') ?? '')), max: wrongMax.network }
    : { key: attemptKey('join code', 'account', viewer.id), max: wrongMax.account }
}

/** An address that has an account already, where a code would make one: counted as a wrong code is, so that a code is no
 * way to ask which addresses have one. */
export async function countTakenAddress(headers: Headers, now: Date): Promise<void> {
  const { key, max } = counted(null, headers)
  await countAttempt(key, max, now)
}

// Signing in, and what keeps it from being guessed or made to cost too much.
//
// How this works. An attempt waits for its turn in a queue in which networks take turns (fair-queue.ts), because hashing
// costs much and anybody can ask for it; an account that is not there is hashed for like one that is. It is counted when
// its turn comes, before the password is looked at, so that however many right ones wait, none is refused: those from a device that the account's owner
// has used before by device, all others by the network they come from and, from wherever, by account. So whoever
// guesses, from one network or from many, makes strangers wait, and never the owner at a device of hers. A right
// password takes its counts back; nobody is ever counted by network alone, for a whole class signs in from behind one
// at nine o'clock.
import { isAPIError } from 'better-auth/api'
import * as z from 'zod'
import { auth } from '#server/auth/auth.ts'
import { networkOf } from '#server/auth/sign-in/client-address.ts'
import { attemptKey, countAttempt, forgetAttempts } from '#server/auth/sign-in/count-attempt.ts'
import { isKnownFor, readDevice, writeDevice } from '#server/auth/sign-in/device-cookie.ts'
import { QueueFull } from '#server/auth/sign-in/fair-queue.ts'
import { hashingQueue } from '#server/auth/sign-in/hashing-queue.ts'
import { passwordsAllowed } from '#server/auth/sso/sso-settings.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

export const SignInSchema = z.strictObject({
  email: z.string().trim().toLowerCase().max(320),
  password: z.string().max(200),
})

/** Wrong passwords for one account from one network, or from a known device, before that has to wait. */
const failuresMax = 5
/** Wrong passwords for one account from wherever: guessing from many networks ends here. */
const failuresOfAccountMax = 50

export type SignInRefusal = Refusal<'off' | 'invalid' | 'wrong' | 'disabled' | 'too-many' | 'busy'> & {
  waitSeconds?: number
}

/** Starts a session; better-auth sets its cookie on the response in progress. `device` is the value of the device's
 * cookie. An unknown address and a wrong password are answered alike. */
export async function signIn(
  input: unknown,
  headers: Headers,
  now: Date = new Date(),
): Promise<{ ok: true; device: string } | SignInRefusal> {
  if (!passwordsAllowed()) return refuse('off', 'Nobody signs in here with a password. Use the button.')
  const parsed = SignInSchema.safeParse(input)
  if (!parsed.success || parsed.data.email === '' || parsed.data.password === '') {
    return refuse('invalid', 'Fill in your email address and your password.')
  }
  const { email, password } = parsed.data
  const device = readDevice(headers.get('cookie'))
  const known = device !== null && isKnownFor(device, email)
  const from = known ? `device ${device.id}` : networkOf(headers.get('x-forwarded-for') ?? '')
  try {
    const waitSeconds = await hashingQueue().run({ lane: from, known }, async () => {
      const wait = await countAttempts(email, from, known, now)
      if (wait === 0) await auth().api.signInEmail({ body: { email, password }, headers })
      return wait
    })
    if (waitSeconds > 0) {
      return {
        ...refuse('too-many', `Too many attempts for this account. Try again in ${waitSeconds} s.`),
        waitSeconds,
      }
    }
  } catch (error) {
    if (error instanceof QueueFull) {
      return refuse('busy', 'Too many people are signing in at this moment. Try again in a minute.')
    }
    if (!isAPIError(error) || error.statusCode >= 500) throw error
    if (error.statusCode === 403) {
      return refuse(
        'disabled',
        'This account is closed. Ask the people who run your course, or the operator.',
      )
    }
    return refuse('wrong', 'The email address or the password is wrong. Check both and try again.')
  }
  await forgetAttempts(keysOf(email, from, known))
  return { ok: true, device: writeDevice(device, email) }
}

const keysOf = (email: string, from: string, known: boolean) =>
  known ? [attemptKey(email, from)] : [attemptKey(email, from), attemptKey(email)]

/** Seconds to wait, or 0. */
async function countAttempts(email: string, from: string, known: boolean, now: Date): Promise<number> {
  const [ofSender = '', ofAccount] = keysOf(email, from, known)
  // One that has to wait adds nothing to the account's count: alone it could otherwise lock the account for strangers.
  return (
    (await countAttempt(ofSender, failuresMax, now)) ||
    (ofAccount === undefined ? 0 : await countAttempt(ofAccount, failuresOfAccountMax, now))
  )
}

import { networkOf } from '#server/auth/sign-in/client-address.ts'
import { attemptKey, countAttempt } from '#server/auth/sign-in/count-attempt.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** From one network, in five minutes: a class behind one address, everybody twice a minute. */
const max = { look: 900, judge: 600 }

/** Counts what costs the server something, before it is done; a refusal when there was too much from one network. */
export async function countPractice(
  headers: Headers,
  deed: keyof typeof max,
  now: Date,
): Promise<Refusal<'too-many'> | null> {
  const network = networkOf(headers.get('x-forwarded-for') ?? '')
  const wait = await countAttempt(attemptKey('practice', deed, network), max[deed], now)
  if (wait === 0) return null
  return refuse('too-many', `Very much is being tried from your network. Go on in ${wait} s.`)
}

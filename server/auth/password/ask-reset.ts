import { networkOf } from '#server/auth/sign-in/client-address.ts'
import { attemptKey, countAttempt } from '#server/auth/sign-in/count-attempt.ts'
import { passwordsAllowed } from '#server/auth/sso/sso-settings.ts'
import { database } from '#server/database/client.ts'
import { isMailSetUp } from '#server/mail/mail-settings.ts'
import { queueMails } from '#server/mail/queue-mail.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { UserEmailSchema } from '#server/users/create-user.ts'

/** In five minutes, from one network: a class that forgot may ask, who tries all addresses may not. */
const askedMax = 60
/** And for one address, from wherever: nobody's letter box is filled. */
const askedOfAddressMax = 3

/**
 * Has a link mailed that sets a new password. Whether the address has an account is looked up by who sends the letter,
 * later and in another process: here an address with one and an address without one are the same, in words and in time.
 */
export async function askReset(
  written: unknown,
  headers: Headers,
  now: Date = new Date(),
): Promise<{ ok: true; address: string } | Refusal<'invalid' | 'too-many' | 'no-mail'>> {
  if (!passwordsAllowed()) return refuse('no-mail', 'Nobody signs in here with a password.')
  if (!isMailSetUp()) {
    return refuse('no-mail', 'This site sends no mail. Ask the people who run your course for a link.')
  }
  const address = UserEmailSchema.safeParse(typeof written === 'string' ? written.trim() : written)
  if (!address.success) return refuse('invalid', 'This is not an email address. Check it and try again.')
  const network = networkOf(headers.get('x-forwarded-for') ?? '')
  const wait = await countAttempt(attemptKey('forgot', network), askedMax, now)
  if (wait > 0) {
    return refuse('too-many', `Too many people have asked from your network. Try again in ${wait} s.`)
  }
  const tooOften = await countAttempt(attemptKey('forgot address', address.data), askedOfAddressMax, now)
  if (tooOften === 0) {
    await database.$transaction((tx) => queueMails(tx, [{ kind: 'PASSWORD_RESET', address: address.data }]))
  }
  return { ok: true, address: address.data }
}

import * as z from 'zod'
import { auth } from '#server/auth/auth.ts'
import { networkOf } from '#server/auth/sign-in/client-address.ts'
import { attemptKey, countAttempt } from '#server/auth/sign-in/count-attempt.ts'
import { pathAfterSignIn } from '#server/auth/sign-in/path-after-sign-in.ts'
import { redirectTo } from '#server/auth/sso/redirect-to.ts'
import { ssoProvider } from '#server/auth/sso/sso-plugin.ts'
import { ssoSettings } from '#server/auth/sso/sso-settings.ts'
import { log } from '#server/log.ts'

const AnswerSchema = z.looseObject({ url: z.url() })

/** In five minutes, from one network: each leaves a row until it expires, and a class signs in at nine. */
const startsMax = 1_500

/** Sends the browser to the provider, with a cookie that binds the answer to it; or to our own sign-in page, which says
 * what was wrong. */
export async function startSso(next: unknown, headers: Headers, now: Date = new Date()): Promise<Response> {
  if (ssoSettings() === null) return redirectTo('/sign-in')
  const network = networkOf(headers.get('x-forwarded-for') ?? '')
  if ((await countAttempt(attemptKey('sso', network), startsMax, now)) > 0)
    return redirectTo('/sign-in?error=too_many')
  try {
    const response = await auth().api.signInSocial({
      body: {
        provider: ssoProvider,
        callbackURL: pathAfterSignIn(next),
        errorCallbackURL: '/sign-in',
        disableRedirect: true,
      },
      headers,
      asResponse: true,
    })
    const answer = AnswerSchema.safeParse(await response.json())
    if (response.ok && answer.success) return redirectTo(answer.data.url, response.headers.getSetCookie())
    log.warn(`The identity provider could not be asked: ${response.status}.`)
  } catch (error) {
    log.warn({ err: error }, 'The identity provider could not be asked.')
  }
  return redirectTo('/sign-in?error=unreachable')
}

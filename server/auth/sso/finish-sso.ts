import { auth } from '#server/auth/auth.ts'
import { setLaunchCookie } from '#server/auth/launch/launch-cookie.ts'
import { redirectTo } from '#server/auth/sso/redirect-to.ts'
import { ssoProvider } from '#server/auth/sso/sso-plugin.ts'
import { ssoSettings } from '#server/auth/sso/sso-settings.ts'
import { log } from '#server/log.ts'

/** Takes the provider's answer. A redirect, with the session's cookie when it held; to the sign-in page otherwise, with a
 * code that `ssoProblem` puts in words. */
export async function finishSso(request: Request): Promise<Response> {
  if (ssoSettings() === null) return redirectTo('/sign-in')
  try {
    const response = await auth().api.callbackOAuth({
      params: { id: ssoProvider },
      query: Object.fromEntries(new URL(request.url).searchParams),
      headers: request.headers,
      method: 'GET',
      asResponse: true,
    })
    if (response.status >= 300 && response.status < 400) {
      // Whoever signs in by themselves is not whom a platform sent before.
      response.headers.append('Set-Cookie', setLaunchCookie('session', ''))
      return response
    }
    return redirectTo(response.status === 403 ? '/sign-in?error=disabled' : '/sign-in?error=failed')
  } catch (error) {
    log.warn({ err: error }, 'The answer of the identity provider could not be taken.')
    return redirectTo('/sign-in?error=failed')
  }
}

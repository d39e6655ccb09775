// The first step of a launch: the platform sends the browser here, and we send it back to the platform, which names its
// person (IMS security framework section 5.1.1, OpenID Connect third-party initiated login).
//
// How this works. What binds the answer to this browser is a cookie. Whether it keeps one in the platform's frame is tried
// before the platform is asked: a platform lets its hint be used once. Where it does not, a page offers a tab of its own.
import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { launchCookies, setLaunchCookie, writeFrameTicket } from '#server/auth/launch/launch-cookie.ts'
import { readCookie } from '#server/auth/session/read-cookie.ts'
import { networkOf } from '#server/auth/sign-in/client-address.ts'
import { attemptKey, countAttempt } from '#server/auth/sign-in/count-attempt.ts'
import { redirectTo } from '#server/auth/sso/redirect-to.ts'
import { database } from '#server/database/client.ts'
import { authSecret } from '#server/env.ts'
import { readLaunchTarget } from '#server/lti/launch/launch-facts.ts'
import { refuseLaunch } from '#server/lti/launch/refuse-launch.ts'
import { ourAddresses, siteOrigin } from '#server/lti/site-origin.ts'
import { hashSecretToken, makeSecretToken, SecretTokenSchema } from '#server/secret-token.ts'
import { isStorable } from '#server/storable-json.ts'

/** In five minutes, from one network: each leaves a row until it is used or ends, and a class begins at nine. */
const startsMax = 1_500
const loginMs = 10 * 60_000

const text = (max: number) => z.string().min(1).max(max).refine(isStorable)
const LoginSchema = z.object({
  iss: text(500),
  login_hint: text(2_000),
  target_link_uri: text(2_000),
  lti_message_hint: text(6_000).optional(),
  client_id: text(255).optional(),
  lti_deployment_id: text(255).optional(),
})

/** `tried` among what is sent: the browser was asked before to keep a cookie. */
export async function startLogin(
  sent: URLSearchParams,
  headers: Headers,
  now: Date = new Date(),
): Promise<Response> {
  const site = siteOrigin()
  if (site === null) return refuseLaunch('not-set-up', null)
  const read = LoginSchema.safeParse(Object.fromEntries(sent))
  if (!read.success) return refuseLaunch('incomplete', null)
  const { iss, client_id, login_hint, lti_message_hint, target_link_uri } = read.data
  const network = networkOf(headers.get('x-forwarded-for') ?? '')
  if ((await countAttempt(attemptKey('lti', network), startsMax, now)) > 0)
    return refuseLaunch('too-many', null)
  const platforms = await database.ltiPlatform.findMany({
    where: { issuer: iss, ...(client_id === undefined ? {} : { clientId: client_id }) },
    take: 2,
  })
  const [platform, another] = platforms
  // Without a client id, an issuer that is registered twice could be either.
  if (platform === undefined || another !== undefined) return refuseLaunch('unknown-platform', null)
  if (platform.disabledAt !== null) return refuseLaunch('disabled-platform', platform)
  if (readLaunchTarget(target_link_uri, site) === null) return refuseLaunch('foreign-target', platform)

  const kept = SecretTokenSchema.safeParse(readCookie(headers.get('cookie'), launchCookies.browser.name))
  if (!kept.success) return tryCookie(sent, platform)
  const state = makeSecretToken()
  const nonce = makeSecretToken()
  await database.ltiLogin.create({
    data: {
      stateHash: state.tokenHash,
      nonceHash: nonce.tokenHash,
      browserHash: hashSecretToken(kept.data),
      platformId: platform.id,
      target: target_link_uri,
      expiresAt: new Date(now.getTime() + loginMs),
    },
  })
  const url = new URL(platform.authUrl)
  const asked = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: ourAddresses(site).launch,
    login_hint,
    ...(lti_message_hint === undefined ? {} : { lti_message_hint }),
    state: state.token,
    nonce: nonce.token,
  }
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
  return redirectTo(url.href, [setLaunchCookie('browser', kept.data)])
}

/** Comes back here once, with the cookie where the browser keeps it. */
function tryCookie(sent: URLSearchParams, platform: { origins: string[] }): Response {
  const query = new URLSearchParams(sent)
  if (sent.get('tried') !== null) {
    query.delete('tried')
    query.set('frame', writeFrameTicket(platform.origins, authSecret()))
    return redirectTo(`/lti/tab?${query}`)
  }
  query.set('tried', '1')
  const value = randomBytes(32).toString('base64url')
  return redirectTo(`/lti/login?${query}`, [setLaunchCookie('browser', value)])
}

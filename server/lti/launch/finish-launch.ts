// The second step of a launch: the platform's signed message comes back by the browser (LTI Core 1.3 section 5).
//
// How this works. The state names a row, which goes with the first answer: state and nonce are used once, whatever the answer
// holds. The row says for which browser, platform and place it was. The message is verified, what we act upon is kept, and
// whose it is is found by issuer and subject. Nobody is found by an address: whoever is not known is asked (enter.ts).
import type { LtiPlatform } from '#prisma-client'
import {
  launchCookies,
  launchLife,
  setLaunchCookie,
  writeLaunchCookie,
} from '#server/auth/launch/launch-cookie.ts'
import { readCookie } from '#server/auth/session/read-cookie.ts'
import { redirectTo } from '#server/auth/sso/redirect-to.ts'
import { database } from '#server/database/client.ts'
import { authSecret } from '#server/env.ts'
import { sessionCookie } from '#server/lti/launch/begin-session.ts'
import { come } from '#server/lti/launch/come.ts'
import type { Launch } from '#server/lti/launch/find-launch.ts'
import { type LaunchFacts, launchFacts, readLaunchTarget } from '#server/lti/launch/launch-facts.ts'
import type { LaunchProblem } from '#server/lti/launch/launch-problem.ts'
import { refuseLaunch } from '#server/lti/launch/refuse-launch.ts'
import { verifyMessage } from '#server/lti/launch/verify-message.ts'
import { siteOrigin } from '#server/lti/site-origin.ts'
import { hashSecretToken, makeSecretToken, SecretTokenSchema } from '#server/secret-token.ts'

export async function finishLaunch(
  sent: URLSearchParams,
  headers: Headers,
  now: Date = new Date(),
): Promise<Response> {
  const site = siteOrigin()
  if (site === null) return refuseLaunch('not-set-up', null)
  const state = SecretTokenSchema.safeParse(sent.get('state'))
  if (!state.success) return refuseLaunch('incomplete', null)
  const stateHash = hashSecretToken(state.data)
  const login = await database.ltiLogin.findUnique({
    where: { stateHash, expiresAt: { gt: now } },
    include: { platform: true },
  })
  if (login === null) return refuseLaunch('used', null)
  const { platform } = login
  const browser = readCookie(headers.get('cookie'), launchCookies.browser.name) ?? ''
  if (hashSecretToken(browser) !== login.browserHash) return refuseLaunch('other-browser', platform)
  if ((await database.ltiLogin.deleteMany({ where: { stateHash } })).count === 0) {
    return refuseLaunch('used', platform)
  }
  if (platform.disabledAt !== null) return refuseLaunch('disabled-platform', platform)
  const idToken = sent.get('id_token')
  if (idToken === null) return refuseLaunch('platform-said-no', platform)
  const read = await readMessage(idToken, { ...login, site }, now)
  if ('problem' in read) return refuseLaunch(read.problem, platform)
  if (read.facts.role !== 'instructor' && !(await isLinked(platform, read.facts))) {
    return refuseLaunch('not-linked', platform)
  }
  return enter(await keepLaunch(platform, read.facts, now), headers, now)
}

interface Awaited {
  platform: LtiPlatform
  nonceHash: string
  target: string
  site: string
}

async function readMessage(
  idToken: string,
  { platform, nonceHash, target, site }: Awaited,
  now: Date,
): Promise<{ facts: LaunchFacts } | { problem: LaunchProblem }> {
  const verified = await verifyMessage(idToken, { platform, nonceHash }, now)
  if (!verified.ok) return { problem: verified.problem }
  const { claims } = verified
  // Where the message says where it leads, it is where the platform said before (LTI Core 1.3 section 5.3.4).
  const there = claims.target ?? (claims.messageType === 'LtiDeepLinkingRequest' ? target : null)
  const place = there === null || hrefOf(there) !== hrefOf(target) ? null : readLaunchTarget(there, site)
  if (place === null) return { problem: 'foreign-target' }
  if (claims.messageType === 'LtiResourceLinkRequest' && claims.resourceLink === null) {
    return { problem: 'not-understood' }
  }
  const facts = launchFacts(claims, place)
  if (facts === null) return { problem: 'no-course' }
  if (claims.messageType === 'LtiDeepLinkingRequest') {
    if (facts.deepLinking === null) return { problem: 'not-understood' }
    const returns = URL.parse(facts.deepLinking.returnUrl)?.origin ?? ''
    if (!platform.origins.includes(returns)) return { problem: 'foreign-return' }
  }
  return { facts }
}

const hrefOf = (address: string) => URL.parse(address.trim())?.href ?? null

/** Before anybody is asked who they are: from a course that leads nowhere, only its instructor has something to do here. */
async function isLinked(platform: LtiPlatform, { deploymentId, context }: LaunchFacts): Promise<boolean> {
  const where = { platformId: platform.id, deploymentId, contextId: context.id }
  return (await database.ltiContext.count({ where })) > 0
}

async function keepLaunch(platform: LtiPlatform, facts: LaunchFacts, now: Date): Promise<Launch> {
  const { token, tokenHash } = makeSecretToken()
  const { id } = await database.ltiLaunch.create({
    data: {
      tokenHash,
      platformId: platform.id,
      facts,
      createdAt: now,
      expiresAt: new Date(now.getTime() + launchLife.pending * 1_000),
    },
  })
  return { id, platform, facts, token, sessionId: null }
}

async function enter(launch: Launch, headers: Headers, now: Date): Promise<Response> {
  const { platform, facts, token } = launch
  const known = await database.ltiIdentity.findUnique({
    where: { issuer_subject: { issuer: platform.issuer, subject: facts.subject }, cameAt: { not: null } },
    select: { userId: true },
  })
  if (known === null) {
    const value = writeLaunchCookie('pending', { token, origins: platform.origins }, authSecret())
    return redirectTo('/lti/enter', [setLaunchCookie('pending', value)])
  }
  const came = await database.$transaction((tx) => come(tx, launch, known.userId, headers, now))
  if ('problem' in came) return refuseLaunch(came.problem, platform)
  return redirectTo(came.path, [
    setLaunchCookie('session', sessionCookie(launch)),
    setLaunchCookie('pending', ''),
  ])
}

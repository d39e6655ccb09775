import type { LtiPlatform } from '#prisma-client'
import { type LaunchCookieKind, readLaunchCookie } from '#server/auth/launch/launch-cookie.ts'
import { database } from '#server/database/client.ts'
import { authSecret } from '#server/env.ts'
import { type LaunchFacts, LaunchFactsSchema } from '#server/lti/launch/launch-facts.ts'
import { hashSecretToken } from '#server/secret-token.ts'

export interface Launch {
  id: string
  platform: LtiPlatform
  facts: LaunchFacts
  /** Of the cookie. */
  token: string
  sessionId: string | null
}

/** The launch that a request's cookie names: one that waits to be known whose it is, or one that has a session. Null for none
 * that goes on. */
export async function findLaunch(
  kind: LaunchCookieKind,
  headers: Headers,
  now: Date = new Date(),
): Promise<Launch | null> {
  const cookie = readLaunchCookie(kind, headers.get('cookie'), authSecret())
  if (cookie === null) return null
  const launch = await database.ltiLaunch.findUnique({
    where: { tokenHash: hashSecretToken(cookie.token), expiresAt: { gt: now } },
    include: { platform: true },
  })
  if (launch === null || launch.platform.disabledAt !== null) return null
  if ((launch.sessionId === null) !== (kind === 'pending')) return null
  const { id, platform, facts, sessionId } = launch
  return { id, platform, facts: LaunchFactsSchema.parse(facts), token: cookie.token, sessionId }
}

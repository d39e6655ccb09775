// Sessions as launches make them, for the test of all entry points. How they come about is tested in server/lti.
import { launchCookies, writeLaunchCookie } from '#server/auth/launch/launch-cookie.ts'
import { database } from '#server/database/client.ts'
import { authSecret } from '#server/env.ts'
import type { LaunchFacts } from '#server/lti/launch/launch-facts.ts'
import { makeSecretToken } from '#server/secret-token.ts'

export interface TestContext {
  platformId: string
  deploymentId: string
  contextId: string
}

/** A course of a platform of its own that is linked to a course here. */
export async function linkContext(courseId: string): Promise<TestContext> {
  const address = `https://${crypto.randomUUID()}.test`
  const { id: platformId } = await database.ltiPlatform.create({
    data: {
      name: 'A platform',
      issuer: address,
      clientId: 'a-tool',
      authUrl: `${address}/auth`,
      tokenUrl: `${address}/token`,
      jwksUrl: `${address}/keys`,
      origins: [address],
      deploymentIds: ['1'],
    },
  })
  const context = { platformId, deploymentId: '1', contextId: 'networks' }
  await database.ltiContext.create({ data: { ...context, title: 'Networks', courseId, scopes: [] } })
  return context
}

const facts = {
  subject: 'of a test',
  name: null,
  email: null,
  role: 'instructor',
  assignmentId: null,
  grades: null,
  membershipsUrl: null,
  deepLinking: null,
} as const satisfies Partial<LaunchFacts>

/** The cookie of somebody who came from there. */
export async function launchInto(
  { platformId, deploymentId, contextId }: TestContext,
  userId: string,
): Promise<string> {
  const { token, tokenHash } = makeSecretToken()
  const expiresAt = new Date(Date.now() + 3_600_000)
  await database.ltiLaunch.create({
    data: {
      tokenHash,
      expiresAt,
      facts: { ...facts, deploymentId, context: { id: contextId, title: 'Networks' } },
      platform: { connect: { id: platformId } },
      session: { create: { id: crypto.randomUUID(), token, userId, expiresAt } },
    },
  })
  return `${launchCookies.session.name}=${writeLaunchCookie('session', { token, origins: [] }, authSecret())}`
}

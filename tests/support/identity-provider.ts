// An identity provider for tests: the certified oidc-provider, with people who are signed in by being named.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type Context, Provider } from 'oidc-provider'

export interface Claims {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
}

export interface IdentityProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who signs in from now on; null says no. */
  person: (claims: Claims | null) => void
  close: () => Promise<void>
}

export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const [clientId, clientSecret] = ['roundtrip', 'a client secret for tests']
  const known = new Map<string, Claims>()
  let current: Claims | null = null
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A provider has a port.')
  const issuer = `http://127.0.0.1:${address.port}`
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
      },
    ],
    cookies: { keys: ['a key for tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Claims stand in the ID token, as most institutions send them.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_ctx: Context, id: string) => ({ accountId: id, claims: () => known.get(id) }),
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) {
      answer(request, response)
      return
    }
    const result =
      current === null
        ? { error: 'access_denied', error_description: 'The person said no.' }
        : { login: { accountId: current.sub, remember: false } }
    provider.interactionFinished(request, response, result).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  return {
    issuer,
    clientId,
    clientSecret,
    person: (claims) => {
      current = claims
      if (claims !== null) known.set(claims.sub, claims)
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

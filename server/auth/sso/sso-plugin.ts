import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { SsoSettings } from '#server/auth/sso/sso-settings.ts'
import { UserNameSchema } from '#server/users/create-user.ts'

export const ssoProvider = 'sso'

/** The provider as better-auth knows it: authorization code with PKCE, state and nonce; the ID token is verified by the
 * keys of the provider, or nobody comes in. */
export const ssoPlugin = ({ issuer, clientId, clientSecret, redirectUri, trustsAddresses }: SsoSettings) =>
  genericOAuth({
    config: [
      {
        providerId: ssoProvider,
        discoveryUrl: `${issuer}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        redirectURI: redirectUri,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        // Names are optional claims, and may hold anything; the person can set theirs. The claim itself is asked, and not
        // what a claim of another name could put in its place.
        mapProfileToUser: ({ email, name, email_verified }) => ({
          name: UserNameSchema.safeParse(name).data ?? email ?? '',
          emailVerified: trustsAddresses || email_verified === true || email_verified === 'true',
        }),
      },
    ],
  })

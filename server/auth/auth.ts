import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError } from 'better-auth/api'
import { nextCookies } from 'better-auth/next-js'
import { cookiePrefix } from '#server/auth/session/carries-session.ts'
import { ssoPlugin } from '#server/auth/sso/sso-plugin.ts'
import { ssoSettings } from '#server/auth/sso/sso-settings.ts'
import { database } from '#server/database/client.ts'
import { authSecret } from '#server/env.ts'

const day = 86_400

/** Seconds: how long a session lasts when nobody comes, and how old it is when a visit makes it last anew. */
export const sessionLife = { expiresIn: 14 * day, updateAge: day } as const

/** Served over TLS, as far as we are told. */
export const isSecureSite = () => process.env.BETTER_AUTH_URL?.startsWith('https://') ?? false

function createAuth() {
  const baseURL = process.env.BETTER_AUTH_URL
  const sso = ssoSettings()
  return betterAuth({
    appName: 'Roundtrip',
    secret: authSecret(),
    ...(baseURL ? { baseURL } : {}),
    database: prismaAdapter(database, { provider: 'postgresql', transaction: true }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { ...sessionLife, cookieCache: { enabled: false } },
    databaseHooks: {
      session: { create: { before: refuseDisabled } },
      user: { create: { before: refuseUnchecked } },
    },
    // Somebody is who they are by the provider's subject. By address only where both sides checked it.
    account: { accountLinking: { enabled: true, requireLocalEmailVerified: true } },
    onAPIError: { errorURL: `${baseURL ?? ''}/sign-in` },
    advanced: {
      cookiePrefix,
      useSecureCookies: isSecureSite(),
      database: { generateId: () => crypto.randomUUID() },
    },
    telemetry: { enabled: false },
    // A wrong password is no news, and without BETTER_AUTH_URL the origin is the request's own.
    logger: { level: 'error' },
    // Last, as better-auth asks: it hands the cookies of the calls above to Next.
    plugins: [...(sso === null ? [] : [ssoPlugin(sso)]), nextCookies()],
  })
}

/** No account is made for an address that nobody checked: it would keep its owner out. */
async function refuseUnchecked({ emailVerified }: { emailVerified?: boolean }): Promise<void> {
  if (emailVerified !== true) throw new APIError('FORBIDDEN', { code: 'email_not_verified' })
}

/** After the right password, before there is a session: only its owner is told that an account is closed. */
async function refuseDisabled({ userId }: { userId: string }): Promise<void> {
  const user = await database.user.findUnique({ where: { id: userId }, select: { disabledAt: true } })
  if (user !== null && user.disabledAt !== null) throw new APIError('FORBIDDEN')
}

let instance: ReturnType<typeof createAuth> | undefined

/** better-auth is a library here and nothing more: no route leads to its endpoints (a test sees to it), so whatever
 * verifies a password is counted by our own sign-in.ts. Two of its functions do single sign-on (sso/). Accounts are made by
 * an operator, by the demo's seed, or by whoever comes from the identity provider for the first time.
 * Made at first use, so that a build needs neither secret nor database. */
export function auth(): ReturnType<typeof createAuth> {
  instance ??= createAuth()
  return instance
}

/** For tests that change the settings. */
export function forgetAuth(): void {
  instance = undefined
}

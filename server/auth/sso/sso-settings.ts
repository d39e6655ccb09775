export interface SsoSettings {
  /** As the provider names itself: its discovery document lies below. */
  issuer: string
  clientId: string
  clientSecret: string
  /** On the button: "Sign in with …". */
  name: string
  /** The operator says that the provider checks every address, whatever its claims say. */
  trustsAddresses: boolean
  /** Where the provider sends people back; it must know this address. */
  redirectUri: string
}

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** The identity provider of the site, from OIDC_…; null where there is none. Throws a sentence for what cannot be meant. */
export function ssoSettings(): SsoSettings | null {
  const issuer = process.env.OIDC_ISSUER || ''
  if (issuer === '') return null
  const url = URL.parse(issuer)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname))
  if (!isSafe) {
    throw new Error('OIDC_ISSUER is not an https address. Set it as your identity provider names itself.')
  }
  const site = URL.parse(process.env.BETTER_AUTH_URL || '')?.origin
  if (site === undefined) {
    throw new Error('OIDC_ISSUER needs BETTER_AUTH_URL: the identity provider sends people back there.')
  }
  return {
    issuer: issuer.replace(/\/+$/, ''),
    clientId: needed('OIDC_CLIENT_ID'),
    clientSecret: needed('OIDC_CLIENT_SECRET'),
    name: process.env.OIDC_NAME || 'your institution',
    trustsAddresses: onOrOff('OIDC_TRUST_EMAIL', 'off'),
    redirectUri: `${site}/sso/callback`,
  }
}

/** Whether people sign in with passwords. Throws where nobody could sign in at all. */
export function passwordsAllowed(): boolean {
  const allowed = onOrOff('PASSWORD_SIGN_IN', 'on')
  if (!allowed && (process.env.OIDC_ISSUER || '') === '') {
    throw new Error(
      'PASSWORD_SIGN_IN is off and OIDC_ISSUER is not set: nobody could sign in. Set one of them.',
    )
  }
  return allowed
}

function needed(variable: string): string {
  const value = process.env[variable]
  if (value) return value
  throw new Error(`${variable} is not set, and OIDC_ISSUER is. Your identity provider gives it to you.`)
}

function onOrOff(variable: string, usual: 'on' | 'off'): boolean {
  const setting = process.env[variable] || usual
  if (setting === 'on' || setting === 'off') return setting === 'on'
  throw new Error(`${variable} is ${JSON.stringify(setting.slice(0, 40))}. Set it to on or off.`)
}

import { isSafeAddress } from '#server/lti/wire/safe-address.ts'

/** Where learning platforms find us, from BETTER_AUTH_URL; null where that is not set, or is an address at which browsers
 * keep no cookie in a frame: LTI needs https, but on this machine itself. */
export function siteOrigin(): string | null {
  const url = URL.parse(process.env.BETTER_AUTH_URL || '')
  return url !== null && isSafeAddress(url) ? url.origin : null
}

/** What an operator enters at a platform. */
export function ourAddresses(site: string) {
  return {
    login: `${site}/lti/login`,
    launch: `${site}/lti/launch`,
    keys: `${site}/lti/keys`,
  }
}

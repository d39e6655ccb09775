import { readLaunchCookie } from '#server/auth/launch/launch-cookie.ts'
import { database } from '#server/database/client.ts'
import { authSecret } from '#server/env.ts'

/** Ends the session that a platform started in this browser, if there is one. Returns whether the browser has its cookie. */
export async function endLaunch(headers: Headers): Promise<boolean> {
  const cookie = readLaunchCookie('session', headers.get('cookie'), authSecret())
  if (cookie === null) return false
  await database.session.deleteMany({ where: { token: cookie.token } })
  return true
}

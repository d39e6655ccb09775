import { cookies, headers } from 'next/headers'
import { endLaunch } from '#server/auth/launch/end-launch.ts'
import { launchCookies } from '#server/auth/launch/launch-cookie.ts'

/** Ends the session that a learning platform started in this browser, if there is one. */
export async function forgetLaunch(): Promise<void> {
  if (!(await endLaunch(await headers()))) return
  const jar = await cookies()
  jar.set({ ...launchCookies.session, value: '', maxAge: 0 })
}

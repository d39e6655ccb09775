'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { launchCookies } from '#server/auth/launch/launch-cookie.ts'
import { enter } from '#server/lti/launch/enter.ts'

/** Whoever a platform sent for the first time comes in. Field: code, of an account that they have here; none makes one. */
export async function enterAction(
  _previous: { says: string } | null,
  form: FormData,
): Promise<{ says: string } | null> {
  const entered = await enter(form.get('code'), await headers())
  if (!entered.ok) return { says: entered.says }
  const jar = await cookies()
  jar.set({ ...launchCookies.session, value: entered.cookie })
  jar.set({ ...launchCookies.pending, value: '', maxAge: 0 })
  return redirect(entered.path)
}

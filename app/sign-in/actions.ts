'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { forgetLaunch } from '#app/forget-launch.ts'
import { keepDevice } from '#app/keep-device.ts'
import { auth } from '#server/auth/auth.ts'
import { pathAfterSignIn } from '#server/auth/sign-in/path-after-sign-in.ts'
import { type SignInRefusal, signIn as startSession } from '#server/auth/sign-in/sign-in.ts'

/** What the form shows after a refusal; the email address stays filled in. */
export type SignInState = (SignInRefusal & { email: string }) | null

/** For `useActionState`; works as a plain form post too. Fields: email, password, next. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = form.get('email')
  const result = await startSession({ email, password: form.get('password') }, await headers())
  if (!result.ok) return { ...result, email: typeof email === 'string' ? email.slice(0, 320) : '' }
  await keepDevice(result.device)
  // Whoever signs in by themselves is not whom a platform sent before.
  await forgetLaunch()
  return redirect(pathAfterSignIn(form.get('next')))
}

/** Ends the session, if there is one. Field: next, where to go then. */
export async function signOutAction(form?: FormData): Promise<void> {
  await auth().api.signOut({ headers: await headers() })
  await forgetLaunch()
  const next = form instanceof FormData ? form.get('next') : null
  redirect(next === null ? '/sign-in' : pathAfterSignIn(next))
}

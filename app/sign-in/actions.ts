'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { auth, isSecureSite } from '#server/auth/auth.ts'
import { deviceCookie } from '#server/auth/device-cookie.ts'
import { pathAfterSignIn } from '#server/auth/path-after-sign-in.ts'
import { type SignInRefusal, signIn as startSession } from '#server/auth/sign-in.ts'

/** What the form shows after a refusal; the email address stays filled in. */
export type SignInState = (SignInRefusal & { email: string }) | null

/** For `useActionState`; works as a plain form post too. Fields: email, password, next. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = form.get('email')
  const result = await startSession({ email, password: form.get('password') }, await headers())
  if (!result.ok) return { ...result, email: typeof email === 'string' ? email.slice(0, 320) : '' }
  const jar = await cookies()
  jar.set(deviceCookie.name, result.device, {
    maxAge: deviceCookie.maxAge,
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecureSite(),
  })
  return redirect(pathAfterSignIn(form.get('next')))
}

/** Ends the session, if there is one. */
export async function signOutAction(): Promise<void> {
  await auth().api.signOut({ headers: await headers() })
  redirect('/sign-in')
}

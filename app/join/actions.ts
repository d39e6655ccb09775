'use server'

import { headers } from 'next/headers'
import { goThereAsNew, goToJoinedCourse, type RefusedNewAccount } from '#app/go-to-joined-course.ts'
import { getViewer } from '#server/auth/session/get-viewer.ts'
import { signedOut } from '#server/auth/session/signed-out.ts'
import { joinAsNew } from '#server/joining/join-as-new.ts'
import { joinByCode } from '#server/joining/join-by-code.ts'

/** For whoever has no account. Fields: code, name, email, password. */
export async function joinAsNewAction(
  _previous: RefusedNewAccount | null,
  form: FormData,
): Promise<RefusedNewAccount | null> {
  const [code, name, email] = [form.get('code'), form.get('name'), form.get('email')]
  const input = { code, name, email, password: form.get('password') }
  return goThereAsNew(await joinAsNew(input, await headers()), form)
}

/** For whoever is signed in. Field: code. */
export async function joinByCodeAction(
  _previous: { ok: false; says: string } | null,
  form: FormData,
): Promise<{ ok: false; says: string } | null> {
  const viewer = await getViewer()
  return goToJoinedCourse(
    viewer === null ? signedOut() : await joinByCode(viewer, form.get('code'), await headers()),
  )
}

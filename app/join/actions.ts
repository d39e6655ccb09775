'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { keepDevice } from '#app/keep-device.ts'
import { getViewer } from '#server/auth/session/get-viewer.ts'
import { signedOut } from '#server/auth/session/signed-out.ts'
import { joinAsNew } from '#server/joining/join-as-new.ts'
import { joinByCode } from '#server/joining/join-by-code.ts'

interface Refused {
  ok: false
  says: string
  name: string
  email: string
}

const short = (value: unknown, max: number) => (typeof value === 'string' ? value.slice(0, max) : '')

/** For whoever has no account. Fields: code, name, email, password. */
export async function joinAsNewAction(_previous: Refused | null, form: FormData): Promise<Refused | null> {
  const [code, name, email] = [form.get('code'), form.get('name'), form.get('email')]
  const result = await joinAsNew({ code, name, email, password: form.get('password') }, await headers())
  if (!result.ok) return { ok: false, says: result.says, name: short(name, 100), email: short(email, 320) }
  await keepDevice(result.device)
  return redirect(`/courses/${result.slug}`)
}

/** For whoever is signed in. Field: code. */
export async function joinByCodeAction(
  _previous: { ok: false; says: string } | null,
  form: FormData,
): Promise<{ ok: false; says: string } | null> {
  const viewer = await getViewer()
  const result = viewer === null ? signedOut() : await joinByCode(viewer, form.get('code'), await headers())
  return result.ok ? redirect(`/courses/${result.slug}`) : { ok: false, says: result.says }
}

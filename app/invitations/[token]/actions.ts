'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { keepDevice } from '#app/keep-device.ts'
import { getViewer } from '#server/auth/session/get-viewer.ts'
import { signedOut } from '#server/auth/session/signed-out.ts'
import { acceptAsNew } from '#server/joining/accept-as-new.ts'
import { acceptInvitation } from '#server/joining/accept-invitation.ts'

interface Refused {
  ok: false
  says: string
  name: string
  email: string
}

/** For whoever has no account. Fields: token, name, password. */
export async function acceptAsNewAction(_previous: Refused | null, form: FormData): Promise<Refused | null> {
  const [token, name, password] = [form.get('token'), form.get('name'), form.get('password')]
  const result = await acceptAsNew({ token, name, password }, await headers())
  if (!result.ok)
    return {
      ok: false,
      says: result.says,
      name: typeof name === 'string' ? name.slice(0, 100) : '',
      email: '',
    }
  await keepDevice(result.device)
  return redirect(`/courses/${result.slug}`)
}

/** For whoever is signed in. Field: token. */
export async function acceptInvitationAction(
  _previous: { ok: false; says: string } | null,
  form: FormData,
): Promise<{ ok: false; says: string } | null> {
  const viewer = await getViewer()
  const result = viewer === null ? signedOut() : await acceptInvitation(viewer, { token: form.get('token') })
  return result.ok ? redirect(`/courses/${result.slug}`) : { ok: false, says: result.says }
}

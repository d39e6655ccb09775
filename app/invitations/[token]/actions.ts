'use server'

import { headers } from 'next/headers'
import { goThereAsNew, goToJoinedCourse, type RefusedNewAccount } from '#app/go-to-joined-course.ts'
import { getViewer } from '#server/auth/session/get-viewer.ts'
import { signedOut } from '#server/auth/session/signed-out.ts'
import { acceptAsNew } from '#server/joining/accept-as-new.ts'
import { acceptInvitation } from '#server/joining/accept-invitation.ts'

/** For whoever has no account. Fields: token, name, password. */
export async function acceptAsNewAction(
  _previous: RefusedNewAccount | null,
  form: FormData,
): Promise<RefusedNewAccount | null> {
  const [token, name, password] = [form.get('token'), form.get('name'), form.get('password')]
  return goThereAsNew(await acceptAsNew({ token, name, password }, await headers()), form)
}

/** For whoever is signed in. Field: token. */
export async function acceptInvitationAction(
  _previous: { ok: false; says: string } | null,
  form: FormData,
): Promise<{ ok: false; says: string } | null> {
  const viewer = await getViewer()
  return goToJoinedCourse(
    viewer === null ? signedOut() : await acceptInvitation(viewer, { token: form.get('token') }),
  )
}

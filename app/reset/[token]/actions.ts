'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { keepDevice } from '#app/keep-device.ts'
import { resetPassword } from '#server/auth/password/reset-password.ts'

/** Fields: token, password. */
export async function resetPasswordAction(
  _previous: { ok: false; says: string } | null,
  form: FormData,
): Promise<{ ok: false; says: string } | null> {
  const input = { token: form.get('token'), password: form.get('password') }
  const result = await resetPassword(input, await headers())
  if (!result.ok) return { ok: false, says: result.says }
  await keepDevice(result.device)
  return redirect('/')
}

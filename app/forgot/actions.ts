'use server'

import { headers } from 'next/headers'
import { askReset } from '#server/auth/password/ask-reset.ts'

export type ForgotState = { ok: true; address: string } | { ok: false; says: string } | null

/** Field: email. The same answer whether or not the address has an account. */
export async function forgotAction(_previous: ForgotState, form: FormData): Promise<ForgotState> {
  const asked = await askReset(form.get('email'), await headers())
  return asked.ok ? asked : { ok: false, says: asked.says }
}

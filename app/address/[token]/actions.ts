'use server'

import { confirmAddress } from '#server/auth/address/confirm-address.ts'

export type ConfirmState = { ok: true; address: string } | { ok: false; says: string } | null

/** Field: token. */
export async function confirmAddressAction(_previous: ConfirmState, form: FormData): Promise<ConfirmState> {
  const done = await confirmAddress(form.get('token'))
  return done.ok ? done : { ok: false, says: done.says }
}

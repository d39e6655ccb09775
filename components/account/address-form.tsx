'use client'
import { useState } from 'react'
import { SavingForm } from '#components/account/saving-form.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { TextField } from '#components/ui/field/text-field.tsx'
import type { Refusal } from '#server/refusal.ts'

export interface AddressFormProps {
  ask: (input: { address: string; password: string }) => Promise<{ ok: true } | Refusal>
}

/** Another address to sign in with. It holds once the link that is mailed there was opened. */
export function AddressForm({ ask }: AddressFormProps) {
  const [address, setAddress] = useState('')
  const [password, setPassword] = useState('')
  const saving = useSaving(
    () => ask({ address: address.trim(), password }),
    () => setPassword(''),
  )
  const typed = (set: (value: string) => void) => (value: string) => {
    saving.forget()
    set(value)
  }
  return (
    <SavingForm
      saving={saving}
      does="Mail a link there"
      doing="Asking …"
      done="Open the link that is mailed there: it holds from then on."
    >
      <TextField
        label="New address"
        type="email"
        autoComplete="email"
        value={address}
        onChange={typed(setAddress)}
        maxLength={320}
        required
      />
      <TextField
        label="Your password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={typed(setPassword)}
        maxLength={200}
        required
      />
    </SavingForm>
  )
}

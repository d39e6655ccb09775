'use client'
import { useState } from 'react'
import { NewPasswordField } from '#components/account/new-password-field.tsx'
import { SavingForm } from '#components/account/saving-form.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { TextField } from '#components/ui/field/text-field.tsx'
import type { Refusal } from '#server/refusal.ts'

export interface PasswordFormProps {
  /** For a password manager: whose password it is. */
  email: string
  change: (input: { current: string; next: string }) => Promise<{ ok: true } | Refusal>
}

/** Another password. The new one is typed once and can be looked at: typing it twice helps nobody who pastes. */
export function PasswordForm({ email, change }: PasswordFormProps) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [shown, setShown] = useState(false)
  const saving = useSaving(
    () => change({ current, next }),
    () => {
      setCurrent('')
      setNext('')
    },
  )
  const typed = (set: (value: string) => void) => (value: string) => {
    saving.forget()
    set(value)
  }
  return (
    <SavingForm
      saving={saving}
      does="Change the password"
      doing="Changing …"
      done="Changed. Other browsers are signed out."
    >
      <input hidden type="text" autoComplete="username" value={email} readOnly />
      <TextField
        label="Present password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        value={current}
        onChange={typed(setCurrent)}
        maxLength={200}
        required
      />
      <NewPasswordField
        label="New password"
        type={shown ? 'text' : 'password'}
        value={next}
        onChange={typed(setNext)}
      />
      <label className="inline-flex min-h-8 cursor-pointer items-center gap-2 self-start">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.currentTarget.checked)}
          className="size-4"
        />
        Show what I type
      </label>
    </SavingForm>
  )
}

'use client'
import { useActionState } from 'react'
import { NewPasswordField } from '#components/account/new-password-field.tsx'
import { RefusalFirst } from '#components/account/refusal-first.tsx'
import { Button } from '#components/ui/button.tsx'

export interface NewPasswordFormProps<State extends { says: string }> {
  set: (previous: State | null, form: FormData) => Promise<State | null>
  token: string
  email: string
}

/** A password by a link. An ordinary form, as all where a password is typed: its page runs no script. */
export function NewPasswordForm<State extends { says: string }>({
  set,
  token,
  email,
}: NewPasswordFormProps<State>) {
  const [state, action, pending] = useActionState<State | null, FormData>(set, null)
  return (
    <form action={action} className="flex flex-col gap-4">
      {state && <RefusalFirst says={state.says} />}
      <input type="hidden" name="token" value={token} />
      <input hidden type="text" autoComplete="username" value={email} readOnly />
      <NewPasswordField label="New password" name="password" />
      <Button type="submit" look="primary" isPending={pending}>
        Set it and sign in
      </Button>
    </form>
  )
}

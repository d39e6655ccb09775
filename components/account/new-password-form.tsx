'use client'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

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
      {state && (
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- read first, as it answers what was just done
        <div tabIndex={-1} autoFocus className="outline-none">
          <Notice kind="attention" word="Not done" title={state.says} live />
        </div>
      )}
      <input type="hidden" name="token" value={token} />
      <input hidden type="text" autoComplete="username" value={email} readOnly />
      <TextField
        label="New password"
        description="10 characters or more; a few words make a good one."
        name="password"
        type="password"
        autoComplete="new-password"
        maxLength={200}
        required
      />
      <Button type="submit" look="primary" isPending={pending}>
        Set it and sign in
      </Button>
    </form>
  )
}

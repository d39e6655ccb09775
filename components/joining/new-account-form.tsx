'use client'
import { useActionState } from 'react'
import { NewPasswordField } from '#components/account/new-password-field.tsx'
import { RefusalFirst } from '#components/account/refusal-first.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'

export interface NewAccountState {
  says: string
  /** Stay filled in. */
  name: string
  email: string
}

export interface NewAccountFormProps<State extends NewAccountState> {
  make: (previous: State | null, form: FormData) => Promise<State | null>
  /** What lets them in: the token of an invitation. */
  by: { token: string } | { code: string }
  /** Whose account it will be; null asks for it. */
  email: string | null
  name: string
}

/** Makes an account. An ordinary form, as all where a password is typed: its page runs no script. */
export function NewAccountForm<State extends NewAccountState>({
  make,
  by,
  email,
  name,
}: NewAccountFormProps<State>) {
  const [state, action, pending] = useActionState<State | null, FormData>(make, null)
  return (
    <form action={action} className="flex flex-col gap-4">
      {state && <RefusalFirst says={state.says} />}
      {Object.entries(by).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <TextField
        key={`name ${state?.name}`}
        label="Your name"
        description="As your instructors see it."
        name="name"
        autoComplete="name"
        defaultValue={state?.name ?? name}
        maxLength={100}
        required
      />
      <TextField
        key={`email ${state?.email}`}
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        {...(email === null ? { defaultValue: state?.email ?? '' } : { value: email, readOnly: true })}
        maxLength={320}
        required
      />
      <NewPasswordField label="Password" name="password" />
      <Button type="submit" look="primary" isPending={pending}>
        {pending ? 'Making it …' : 'Make the account and enter'}
      </Button>
    </form>
  )
}

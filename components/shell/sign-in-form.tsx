'use client'
import { useActionState } from 'react'
import { RefusalFirst } from '#components/account/refusal-first.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'

interface SignInRefusal {
  says: string
  /** Stays filled in. */
  email: string
}

export interface SignInFormProps<State extends SignInRefusal> {
  signIn: (previous: State | null, form: FormData) => Promise<State | null>
  /** Where to go afterwards. */
  next: string
}

/** Email and password. An ordinary form: its page is sent without scripts (web/page-policy.ts), and a refusal comes with
 * the next page, where it has the focus. */
export function SignInForm<State extends SignInRefusal>({ signIn, next }: SignInFormProps<State>) {
  const [state, action, pending] = useActionState<State | null, FormData>(signIn, null)
  return (
    <form action={action} className="flex flex-col gap-4">
      {state && <RefusalFirst word="Not signed in" says={state.says} />}
      <input type="hidden" name="next" value={next} />
      <TextField
        key={state?.email}
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={state?.email ?? ''}
        maxLength={320}
        required
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
      />
      <Button type="submit" look="primary" isPending={pending}>
        {pending ? 'Signing in …' : 'Sign in'}
      </Button>
    </form>
  )
}

'use client'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

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
      {state && (
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- read first, as it answers what was just done
        <div tabIndex={-1} autoFocus className="outline-none">
          <Notice kind="attention" word="Not signed in" title={state.says} live />
        </div>
      )}
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

'use client'
import { useActionState } from 'react'
import { RefusalFirst } from '#components/account/refusal-first.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

type State = { ok: true; address: string } | { ok: false; says: string } | null

/** Asks for a link by mail. An ordinary form: its page runs no script. */
export function ForgotForm({ ask }: { ask: (previous: State, form: FormData) => Promise<State> }) {
  const [state, action, pending] = useActionState<State, FormData>(ask, null)
  if (state?.ok) {
    return (
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it answers what was just done, on a page of its own
      <div tabIndex={-1} autoFocus className="outline-none">
        <Notice
          kind="info"
          word="Asked"
          title={`If ${state.address} has an account, a link is on its way.`}
          live
        >
          <p>
            It works once, for a day. Nothing there after some minutes? Look among the spam, and check that
            this is the address you sign in with.
          </p>
        </Notice>
      </div>
    )
  }
  return (
    <form action={action} className="flex flex-col gap-4">
      {state && <RefusalFirst says={state.says} />}
      <p>A link is mailed to your address, with which you set a new password.</p>
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        maxLength={320}
        required
      />
      <Button type="submit" look="primary" isPending={pending}>
        Mail me a link
      </Button>
    </form>
  )
}

'use client'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

type State = { ok: true; address: string } | { ok: false; says: string } | null

export interface ConfirmAddressFormProps {
  confirm: (previous: State, form: FormData) => Promise<State>
  token: string
  /** That the link confirms; null when it confirms none (any more). */
  address: string | null
  /** What is said then. */
  ended: string
}

/** One button, so that a program that follows the links in mail confirms nothing. */
export function ConfirmAddressForm({ confirm, token, address, ended }: ConfirmAddressFormProps) {
  const [state, action, pending] = useActionState<State, FormData>(confirm, null)
  if (state !== null || address === null) {
    return (
      <>
        {state?.ok ? (
          <Notice kind="pass" word="Done" title={`You sign in with ${state.address} from now on.`} live />
        ) : (
          <Notice kind="attention" title={state?.says ?? ended} live />
        )}
        <p className="mt-6">
          <NavLink href="/account">Your account</NavLink>
        </p>
      </>
    )
  }
  return (
    <form action={action}>
      <input type="hidden" name="token" value={token} />
      <Button type="submit" look="primary" isPending={pending}>
        Sign in with {address} from now on
      </Button>
    </form>
  )
}

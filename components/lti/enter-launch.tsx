'use client'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface EnterLaunchProps {
  enter: (previous: { says: string } | null, form: FormData) => Promise<{ says: string } | null>
}

/** Asked once of each person whom a platform sends: as a new account, or as one that they have here. */
export function EnterLaunch({ enter }: EnterLaunchProps) {
  const [state, action, pending] = useActionState(enter, null)
  return (
    <div className="flex flex-col gap-6">
      {state && <Notice kind="attention" word="Not done" title={state.says} live />}
      <form action={action}>
        <Button type="submit" look="primary" isPending={pending}>
          Start
        </Button>
      </form>
      <Disclosure summary="I have an account here already">
        <ol className="mb-4 flex list-decimal flex-col gap-1 pl-5">
          <li>
            <a href="/lti/code" target="_blank" rel="noopener" className="link">
              Open this page in a new tab
            </a>{' '}
            and sign in there as always. It shows a code.
          </li>
          <li>Type the code here. From then on you come in as that account.</li>
        </ol>
        <form action={action} className="flex max-w-xs flex-col items-start gap-3">
          <TextField
            label="Code"
            name="code"
            autoComplete="off"
            spellCheck={false}
            maxLength={20}
            mono
            required
          />
          <Button type="submit" isPending={pending}>
            Use that account
          </Button>
        </form>
      </Disclosure>
    </div>
  )
}

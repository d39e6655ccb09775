'use client'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

interface EnterState {
  says: string
}

export interface EnterFormProps<State extends EnterState> {
  enter: (previous: State | null, form: FormData) => Promise<State | null>
  /** What lets them in. */
  by: { token: string } | { code: string }
  course: string
}

/** One button for whoever is signed in already. */
export function EnterForm<State extends EnterState>({ enter, by, course }: EnterFormProps<State>) {
  const [state, action, pending] = useActionState<State | null, FormData>(enter, null)
  return (
    <form action={action} className="flex flex-col items-start gap-4">
      {state && <Notice kind="attention" word="Not done" title={state.says} live />}
      {Object.entries(by).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Button type="submit" look="primary" isPending={pending}>
        Enter {course}
      </Button>
    </form>
  )
}

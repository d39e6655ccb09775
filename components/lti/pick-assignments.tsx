'use client'
import { useState, useTransition } from 'react'
import { formatPoints } from '#components/content/format-points.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { Pickable } from '#server/lti/picking/picking-view.ts'
import type { Refusal } from '#server/refusal.ts'

export interface PickAssignmentsProps {
  assignments: readonly Pickable[]
  /** The platform takes several at once. */
  many: boolean
  /** It makes a column in its gradebook of each. */
  columns: boolean
  pick: (input: {
    assignmentIds: string[]
  }) => Promise<{ ok: true; returnUrl: string; jwt: string } | Refusal>
}

/** Chooses what is linked from the platform's course, and takes it there. */
export function PickAssignments({ assignments, many, columns, pick }: PickAssignmentsProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  function send(assignmentIds: string[]) {
    startTransition(async () => {
      const answer = await pick({ assignmentIds }).catch(() => null)
      if (answer?.ok) return post(answer.returnUrl, answer.jwt)
      setRefusal(answer?.says ?? 'The server did not answer. Try again.')
    })
  }
  function choose(id: string, on: boolean) {
    setRefusal(null)
    setChosen(on ? [...(many ? chosen : []), id] : chosen.filter((one) => one !== id))
  }
  if (assignments.length === 0) {
    return (
      <>
        <EmptyState title="This course has no assignment yet.">
          Make one here first, then come back.
        </EmptyState>
        <p className="mt-4">
          <Button onPress={() => send([])}>Back without any</Button>
        </p>
      </>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <fieldset>
        <legend className="mb-2">
          Each becomes an activity that opens it{columns ? ', with a column in the gradebook there' : ''}.
        </legend>
        <ul className="border-t border-line">
          {assignments.map(({ id, title, dueAt, points }) => (
            <li key={id} className="border-b border-line">
              <label className="flex min-h-10 cursor-pointer items-baseline gap-3 py-2">
                <input
                  type={many ? 'checkbox' : 'radio'}
                  name="assignment"
                  checked={chosen.includes(id)}
                  onChange={(event) => choose(id, event.currentTarget.checked)}
                  className="size-4 shrink-0 translate-y-0.5"
                />
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  {title}
                  <span className="block text-13 text-muted">
                    due <Timestamp at={dueAt} /> · {formatPoints(points)} points
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      {refusal !== null && <Notice kind="attention" word="Not added" title={refusal} live />}
      <p className="flex flex-wrap gap-3">
        <Button
          look="primary"
          isDisabled={chosen.length === 0}
          isPending={pending}
          onPress={() => send([...chosen])}
        >
          {chosen.length > 1 ? `Add ${chosen.length} assignments` : 'Add the assignment'}
        </Button>
        <Button isPending={pending} onPress={() => send([])}>
          Back without any
        </Button>
      </p>
    </div>
  )
}

/** The documents want a form that the browser posts; the page's policy lets it lead to the platform. */
function post(action: string, jwt: string): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = 'JWT'
  field.value = jwt
  form.append(field)
  document.body.append(form)
  form.submit()
}

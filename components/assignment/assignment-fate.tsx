'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'
import type { Refusal } from '#server/refusal.ts'

export interface AssignmentFateProps {
  slug: string
  assignmentId: string
  title: string
  /** Why it cannot be deleted; null when it can. */
  kept: string | null
  actions: {
    duplicateAssignment: (input: {
      assignmentId: string
    }) => Promise<{ ok: true; assignmentId: string } | Refusal>
    deleteAssignment: (input: { assignmentId: string }) => Promise<{ ok: true } | Refusal>
  }
}

/** What can be done with a whole assignment: copy it, or delete it while nobody has worked on it. */
export function AssignmentFate({ slug, assignmentId, title, kept, actions }: AssignmentFateProps) {
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()

  function run<Done extends { ok: true }>(
    call: () => Promise<Done | Refusal>,
    target: (done: Done) => string,
  ) {
    setRefusal(null)
    startTransition(async () => {
      const answer = await call().catch(() => null)
      setAsking(false)
      if (answer?.ok) router.push(target(answer))
      else setRefusal(answer?.says ?? 'The server did not answer. Try again.')
    })
  }

  return (
    <section aria-labelledby="fate" className="mt-12 border-t border-line pt-6">
      <h2 id="fate" className="mb-4 text-21">
        This assignment as a whole
      </h2>
      <p className="flex flex-wrap gap-3">
        <Button
          isPending={pending}
          onPress={() =>
            run(
              () => actions.duplicateAssignment({ assignmentId }),
              (done) => `/courses/${slug}/assignments/${done.assignmentId}/edit`,
            )
          }
        >
          Make a copy
        </Button>
        <Button
          isDisabled={kept !== null}
          onPress={() => setAsking(true)}
          {...(kept === null ? {} : { 'aria-describedby': 'kept' })}
        >
          Delete
        </Button>
      </p>
      {kept !== null && (
        <p id="kept" className="mt-2 text-13 text-muted">
          {kept}
        </p>
      )}
      {asking && (
        <Confirm
          word="Delete"
          title={`“${title}”?`}
          yes="Delete the assignment"
          no="Keep"
          pending={pending}
          onYes={() =>
            run(
              () => actions.deleteAssignment({ assignmentId }),
              () => `/courses/${slug}`,
            )
          }
          onNo={() => setAsking(false)}
          className="mt-4"
        >
          <p>It can be deleted while nobody has worked on it, and cannot be brought back.</p>
        </Confirm>
      )}
      {refusal && <Notice kind="attention" word="Not done" title={refusal} live className="mt-4" />}
    </section>
  )
}

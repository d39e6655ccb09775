'use client'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'
import { useAct } from '#components/ui/press/use-act.ts'
import type { Refusal } from '#server/refusal.ts'

export interface HandInProps {
  assignmentId: string
  /** Exercises without anything in them. */
  empty: number
  handInExam: (input: { assignmentId: string }) => Promise<{ ok: true } | Refusal>
}

/** Ends an exam before its clock does. */
export function HandIn({ assignmentId, empty, handInExam }: HandInProps) {
  const [asking, setAsking] = useState(false)
  const { act, pending, refusal } = useAct()
  return (
    <div className="mt-8">
      <Button isPending={pending} onPress={() => setAsking(true)}>
        Hand in now
      </Button>
      {asking && (
        <Confirm
          word="Hand in"
          title="this ends the exam for you."
          yes="Hand in, and end it"
          no="Go on writing"
          pending={pending}
          onYes={() =>
            act(
              () => handInExam({ assignmentId }),
              () => setAsking(false),
            )
          }
          onNo={() => setAsking(false)}
          className="mt-4 max-w-measure"
        >
          <p>
            What is saved now is handed in, and nothing can be changed any more.
            {empty > 0 && ` ${empty === 1 ? 'One exercise is' : `${empty} exercises are`} still empty.`}
          </p>
        </Confirm>
      )}
      {refusal !== null && <Notice kind="attention" word="Not done" title={refusal} live className="mt-4" />}
    </div>
  )
}

'use client'
import { useState } from 'react'
import { type RegradeDone, useRegradeAction } from '#components/regrade/use-regrade-action.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'

export interface UndoRegradeProps {
  regradeId: string
  undo: (input: { regradeId: string }) => Promise<RegradeDone>
}

/** Takes a regrade back that counts. */
export function UndoRegrade({ regradeId, undo }: UndoRegradeProps) {
  const [asking, setAsking] = useState(false)
  const { run, refusal, pending } = useRegradeAction()
  const close = () => setAsking(false)
  return (
    <div className="mt-2">
      <Button size="small" isPending={pending} onPress={() => setAsking(true)}>
        Undo
      </Button>
      {asking && (
        <Confirm
          word="Undo"
          title="this regrade?"
          yes="Undo it"
          no="Leave it"
          pending={pending}
          onYes={() => run(() => undo({ regradeId }), close)}
          onNo={close}
          className="mt-4"
        >
          <p>
            What counted before counts again, and the exercise is judged as before. Submissions that came
            since keep their result.
          </p>
        </Confirm>
      )}
      {refusal && <Notice kind="attention" word="Not done" title={refusal} live className="mt-4" />}
    </div>
  )
}

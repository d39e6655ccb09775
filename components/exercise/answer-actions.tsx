'use client'
import { useState } from 'react'
import { NextLink } from '#components/exercise/next-link.tsx'
import { Button } from '#components/ui/button.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'
import type { Possible } from '#server/items/item-view.ts'
import type { WayStep } from '#server/items/way-view.ts'

/** Where the student is with these numbers. */
export type Stage =
  /** There is something to submit: a first answer, or one that was mended. */
  | 'answering'
  /** The newest answer was judged and is not wholly right. */
  | 'judged'
  | 'solved'
  /** Ended without full marks. */
  | 'ended'

export interface AnswerActionsProps {
  stage: Stage
  /** Whether anything was judged: only then there is more to do than to submit. */
  judged: boolean
  pending: boolean
  /** Something stands in the fields that was never submitted. */
  unsubmitted: boolean
  /** What stands in the fields is another draft: nothing is done before one is chosen. */
  looking: boolean
  submit: Possible
  newNumbers: Possible
  showSolution: Possible
  next: WayStep | null
  onTryAgain: () => void
  onNewNumbers: () => void
  onShowSolution: () => void
}

/** What can be done now, the likeliest first and always in the same place. */
export function AnswerActions(props: AnswerActionsProps) {
  const { stage, judged, unsubmitted, pending, looking, submit, newNumbers, showSolution, next } = props
  const [asking, setAsking] = useState<'solution' | 'numbers' | null>(null)
  const open = stage === 'answering' || stage === 'judged'
  const afresh = newNumbers.possible && judged
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        {stage === 'answering' && submit.possible && (
          <Button type="submit" look="primary" isPending={pending} isDisabled={looking}>
            {pending ? 'Submitting …' : 'Submit'}
          </Button>
        )}
        {stage === 'judged' && submit.possible && (
          <Button look="primary" isPending={pending} isDisabled={looking} onPress={props.onTryAgain}>
            Try again with these numbers
          </Button>
        )}
        {stage === 'solved' && <NextLink next={next} />}
        {afresh && (
          <Button
            look={(open && submit.possible) || stage === 'solved' ? 'secondary' : 'primary'}
            isPending={pending}
            isDisabled={looking}
            onPress={() => (unsubmitted && open ? setAsking('numbers') : props.onNewNumbers())}
          >
            New numbers
          </Button>
        )}
        {open && judged && showSolution.possible && (
          <Button look="quiet" isPending={pending} isDisabled={looking} onPress={() => setAsking('solution')}>
            Show the solution
          </Button>
        )}
      </div>
      {asking === 'numbers' && open && !looking && (
        <Confirm
          word="New numbers"
          title="what stands here was not submitted."
          yes="Take new numbers"
          no="Keep these"
          pending={pending}
          onYes={() => {
            setAsking(null)
            props.onNewNumbers()
          }}
          onNo={() => setAsking(null)}
          className="mt-3 max-w-measure"
        >
          <p>It goes with the old numbers. What you submitted stays in your history.</p>
        </Confirm>
      )}
      {asking === 'solution' && open && !looking && (
        <Confirm
          word="Show the solution"
          title="this ends this set of numbers."
          yes="End it and show the solution"
          no="Keep trying"
          pending={pending}
          onYes={() => {
            setAsking(null)
            props.onShowSolution()
          }}
          onNo={() => setAsking(null)}
          className="mt-3 max-w-measure"
        >
          <p>It takes no further answer then. You can go on with new numbers.</p>
        </Confirm>
      )}
    </>
  )
}

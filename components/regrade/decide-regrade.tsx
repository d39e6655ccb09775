'use client'
import { useState } from 'react'
import { type RegradeDone, useRegradeAction } from '#components/regrade/use-regrade-action.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'

export interface DecideRegradeProps {
  regradeId: string
  /** Students who would gain and lose; null while not all is judged. */
  gains: number | null
  losses: number | null
  /** What judges new submissions once it counts; null when that stays as it is. */
  newVersion: number | null
  /** Submissions that could not be judged. */
  lacking: number
  commit: (input: { regradeId: string; onlyIncreases: boolean }) => Promise<RegradeDone>
  discard: (input: { regradeId: string }) => Promise<RegradeDone>
  judgeMore: (input: { regradeId: string }) => Promise<RegradeDone>
}

const students = (count: number) => (count === 1 ? '1 student' : `${count} students`)

type Asking = 'all' | 'increases' | 'discard' | null

/** Lets a regrade count, for all or for whom it helps, or throws it away. */
export function DecideRegrade(props: DecideRegradeProps) {
  const { regradeId, gains, losses, newVersion, lacking, commit, discard, judgeMore } = props
  const [asking, setAsking] = useState<Asking>(null)
  const { run, refusal, pending } = useRegradeAction()
  const close = () => setAsking(null)
  const isJudged = gains !== null && losses !== null
  const further = `${newVersion === null ? '' : `New submissions are judged by version ${newVersion}. `}You can undo it.`
  return (
    <div className="mt-8">
      <p className="flex flex-wrap gap-3">
        {isJudged && (
          <>
            <Button look="primary" isPending={pending} onPress={() => setAsking('all')}>
              Let it count
            </Button>
            {losses > 0 && gains > 0 && (
              <Button isPending={pending} onPress={() => setAsking('increases')}>
                Only where it helps
              </Button>
            )}
          </>
        )}
        {lacking > 0 && (
          <Button isPending={pending} onPress={() => run(() => judgeMore({ regradeId }))}>
            Judge those {lacking} again
          </Button>
        )}
        <Button
          look={isJudged ? 'quiet' : 'secondary'}
          isPending={pending}
          onPress={() => setAsking('discard')}
        >
          {isJudged ? 'Throw it away' : 'Stop'}
        </Button>
      </p>
      {isJudged && asking === 'all' && (
        <Confirm
          word="Let it count"
          title={gains + losses === 0 ? 'though nobody’s points change?' : `for ${students(gains + losses)}?`}
          yes="Let it count"
          no="Not yet"
          pending={pending}
          onYes={() => run(() => commit({ regradeId, onlyIncreases: false }), close)}
          onNo={close}
          className="mt-4"
        >
          <p>
            {gains} gain and {losses} lose points, all at the same moment. They see your reason. New
            submissions are judged by the new version. You can undo it.
          </p>
        </Confirm>
      )}
      {isJudged && asking === 'increases' && (
        <Confirm
          word="Only where it helps"
          title={`for ${students(gains)}?`}
          yes="Let the gains count"
          no="Not yet"
          pending={pending}
          onYes={() => run(() => commit({ regradeId, onlyIncreases: true }), close)}
          onNo={close}
          className="mt-4"
        >
          <p>
            Points go up for {students(gains)}, and down for nobody: a submission that would come out worse
            stays as it is. {further}
          </p>
        </Confirm>
      )}
      {asking === 'discard' && (
        <Confirm
          word={isJudged ? 'Throw away' : 'Stop'}
          title="this regrade?"
          yes={isJudged ? 'Throw it away' : 'Stop it'}
          no="Keep"
          pending={pending}
          onYes={() => run(() => discard({ regradeId }), close)}
          onNo={close}
          className="mt-4"
        >
          <p>Nothing of it counts. You can begin another one at any time.</p>
        </Confirm>
      )}
      {refusal && <Notice kind="attention" word="Not done" title={refusal} live className="mt-4" />}
    </div>
  )
}

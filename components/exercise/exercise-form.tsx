'use client'
// How this works. A set of numbers stays open over any number of answers, and what was typed stays in the parts. The
// verdict stands below the parts and below the buttons, in room that is kept free for it, so that nothing moves that
// the reader looks at; in the parts an answer is only marked, and only while it is the one that was judged.
import { useEffect, useRef, useState } from 'react'
import { SignInLink } from '#components/account/sign-in-link.tsx'
import { DraftStatusLine } from '#components/draft/draft-status-line.tsx'
import { OtherDraftLine } from '#components/draft/other-draft-line.tsx'
import { AnswerActions } from '#components/exercise/answer-actions.tsx'
import { AnswerParts } from '#components/exercise/answer-parts.tsx'
import type { ExerciseFormProps } from '#components/exercise/exercise-form-props.ts'
import { FullMarks } from '#components/exercise/full-marks.tsx'
import { HeldLine } from '#components/exercise/held-line.tsx'
import { UnjudgedList } from '#components/exercise/unjudged-list.tsx'
import { useAnswer } from '#components/exercise/use-answer.ts'
import { VerdictPanel } from '#components/exercise/verdict-panel.tsx'
import { WithWidgets } from '#components/parts/part-widget.tsx'
import { Announcer } from '#components/ui/announcer.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useNoSecondPress } from '#components/ui/press/use-no-second-press.ts'

/** The parts to answer, with one Submit. A draft saves itself and is never judged. New numbers begin afresh. */
export function ExerciseForm(props: ExerciseFormProps) {
  const { attempt } = props
  const shown = useRef(attempt)
  useEffect(() => {
    if (shown.current === attempt) return
    shown.current = attempt
    // The button that was pressed is gone: the reader goes on at the new question.
    document.getElementById('question')?.focus()
  }, [attempt])
  return (
    <WithWidgets parts={props.parts}>
      <AttemptForm key={attempt} {...props} />
    </WithWidgets>
  )
}

function AttemptForm(props: ExerciseFormProps) {
  const { parts, points, submit, retryWords, way } = props
  const answer = useAnswer(props)
  const { content, judged, stage, pending, held, unjudged, refusal } = answer
  const noSecondPress = useNoSecondPress(stage)
  // As it was when these numbers came: the first full mark is a moment, a further one is not.
  const [before] = useState(way)
  return (
    <form
      // Pressed before its script is there, Submit does nothing: any other method would leave the page.
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        answer.submit()
      }}
      onClickCapture={noSecondPress}
      noValidate
      aria-busy={pending}
    >
      <AnswerParts
        key={`${answer.generation} ${answer.looking}`}
        parts={parts}
        points={points}
        diagrams={props.diagrams ?? []}
        response={content}
        judged={judged}
        says="elsewhere"
        locked={answer.locked}
        onAnswer={answer.change}
      />
      {/* A verdict fills this room, so that what stands below it on the page stays where it is. In an exam none comes. */}
      <div data-verdict-room className={props.inExam ? 'scroll-mt-4' : 'min-h-[70dvh] scroll-mt-4'}>
        <div className="mt-6">
          <AnswerActions
            {...props}
            next={way.next}
            stage={stage}
            judged={judged !== null}
            unsubmitted={answer.unsubmitted}
            pending={pending}
            looking={answer.looking}
            onTryAgain={answer.tryAgain}
            onNewNumbers={answer.takeNewNumbers}
            onShowSolution={answer.endWithSolution}
          />
        </div>
        <div data-draft-place tabIndex={-1} className="mt-1 min-h-16 max-sm:min-h-20">
          {held.length > 0 ? (
            <HeldLine held={held} parts={parts.length} onSubmitBlank={answer.submitBlank} />
          ) : refusal ? (
            <p role="alert" className="text-15 text-attention">
              {refusal.says} {refusal.signedOut && <SignInLink />}
            </p>
          ) : (
            <>
              {answer.conflict ? (
                <OtherDraftLine
                  other={answer.conflict}
                  looking={answer.looking}
                  onLook={answer.look}
                  onChoose={answer.choose}
                />
              ) : (
                <DraftStatusLine status={answer.status} />
              )}
              {retryWords && <p className="text-13 text-muted">{retryWords}</p>}
            </>
          )}
        </div>
        <UnjudgedList parts={parts} unjudged={unjudged} />
        {judged && (
          <VerdictPanel {...judged} parts={parts} points={points} titleRef={answer.verdictRef}>
            {stage === 'solved' && !before.solvedHere && (
              <FullMarks title={props.assignment} solved={before.solved + 1} items={before.items} />
            )}
          </VerdictPanel>
        )}
        {!submit.possible && stage !== 'solved' && (
          <Notice kind="info" className="mt-4" title={submit.because} />
        )}
      </div>
      <Announcer message={pending ? 'Sending.' : ''} />
    </form>
  )
}

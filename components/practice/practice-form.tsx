'use client'
import { useEffect, useRef } from 'react'
import { AnswerActions } from '#components/exercise/answer-actions.tsx'
import { AnswerParts } from '#components/exercise/answer-parts.tsx'
import { HeldLine } from '#components/exercise/held-line.tsx'
import { UnjudgedList } from '#components/exercise/unjudged-list.tsx'
import { VerdictPanel } from '#components/exercise/verdict-panel.tsx'
import { WithWidgets } from '#components/parts/part-widget.tsx'
import type { PracticeFormProps } from '#components/practice/practice-form-props.ts'
import { usePractice } from '#components/practice/use-practice.ts'
import { Announcer } from '#components/ui/announcer.tsx'
import { useNoSecondPress } from '#components/ui/press/use-no-second-press.ts'

const possible = { possible: true } as const

/** As the form of an assignment's exercise, for somebody without an account: nothing is stored and nothing earned. */
export function PracticeForm(props: PracticeFormProps) {
  const { numbers } = props
  const shown = useRef(numbers)
  useEffect(() => {
    if (shown.current === numbers) return
    shown.current = numbers
    // The button that was pressed is gone: the reader goes on at the new question.
    document.getElementById('question')?.focus()
  }, [numbers])
  return (
    <WithWidgets parts={props.parts}>
      <NumbersForm key={numbers} {...props} />
    </WithWidgets>
  )
}

function NumbersForm(props: PracticeFormProps) {
  const { parts, diagrams, next } = props
  const practice = usePractice(props)
  const { judged, stage, pending, held, refusal } = practice
  const noSecondPress = useNoSecondPress(stage)
  return (
    <form
      // Pressed before its script is there, Submit does nothing: any other method would leave the page.
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        practice.submit()
      }}
      onClickCapture={noSecondPress}
      noValidate
      aria-busy={pending}
    >
      <AnswerParts
        key={practice.generation}
        parts={parts}
        points={null}
        diagrams={diagrams}
        response={practice.content}
        judged={judged}
        says="elsewhere"
        locked={practice.locked}
        onAnswer={practice.change}
      />
      {/* A verdict fills this room, so that what stands below it stays where it is: in one column, hints and references. */}
      <div data-verdict-room className="scroll-mt-4 max-lg:min-h-[70dvh]">
        <div className="mt-6">
          <AnswerActions
            stage={stage}
            judged={judged !== null || stage === 'ended'}
            // Nothing of a set is kept anywhere: to ask before it goes would be more than it is worth.
            unsubmitted={false}
            pending={pending}
            looking={false}
            submit={possible}
            newNumbers={possible}
            showSolution={possible}
            next={next}
            onTryAgain={practice.tryAgain}
            onNewNumbers={practice.takeNewNumbers}
            onShowSolution={practice.endWithSolution}
          />
        </div>
        <div tabIndex={-1} className="mt-1 min-h-16 max-sm:min-h-20">
          {held.length > 0 ? (
            <HeldLine held={held} parts={parts.length} onSubmitBlank={practice.submitBlank} />
          ) : refusal === null ? (
            <p className="min-h-6 text-13 text-muted">Judged at once, and stored nowhere.</p>
          ) : (
            <p role="alert" className="text-15 text-attention">
              {refusal}
            </p>
          )}
        </div>
        <UnjudgedList parts={parts} unjudged={practice.unjudged} />
        {judged && <VerdictPanel {...judged} parts={parts} points={null} titleRef={practice.verdictRef} />}
      </div>
      <Announcer message={pending ? 'Sending.' : ''} />
    </form>
  )
}

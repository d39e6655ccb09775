'use client'
import { useId } from 'react'
import type { CellOutcome } from '#components/parts/cell-outcome.ts'
import { optionList, optionMark, optionRow } from '#components/parts/option-look.ts'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { WrongList } from '#components/parts/wrong-list.tsx'
import { CheckIcon, XIcon } from '#components/ui/icons.tsx'
import { multipleChoiceReadability } from '#graders/parts/multiple-choice/live/multiple-choice-readability.ts'
import type { MultipleChoiceFeedback } from '#graders/parts/multiple-choice/multiple-choice-feedback.ts'
import {
  type MultipleChoiceResponse,
  MultipleChoiceResponseSchema,
} from '#graders/parts/multiple-choice/multiple-choice-response.ts'
import type { PresentedMultipleChoice } from '#graders/parts/multiple-choice/presented-multiple-choice.ts'

const creditWords = {
  'right-minus-wrong': 'Each wrong tick takes back a right one.',
  'all-or-nothing': 'Only the whole set counts.',
} as const

/** Options to tick. Tab goes from one to the next, Space ticks; nothing is said of a tick before it is judged. */
function MultipleChoiceWidget({
  part,
  answer,
  onAnswer,
  locked,
  feedback,
}: PartProps<PresentedMultipleChoice, MultipleChoiceResponse, MultipleChoiceFeedback>) {
  const ticked = answer?.options ?? []
  const labelId = useId()
  const wrong = new Set(feedback?.wrong.map(({ letter }) => letter))
  return (
    <>
      <div role="group" aria-labelledby={labelId} className="max-w-measure">
        <span id={labelId} className="text-15 font-semibold">
          Tick all that are right
        </span>{' '}
        <span className="text-13 text-muted">{creditWords[part.credit]}</span>
        <div className={optionList}>
          {part.options.map(({ letter, text }) => (
            <label key={letter} className={optionRow}>
              <input
                type="checkbox"
                name={`${part.id}-options`}
                value={letter}
                aria-readonly={locked || undefined}
                checked={ticked.includes(letter)}
                onChange={(event) => !locked && tick(letter, event.currentTarget.checked)}
                className="sr-only"
              />
              <Tick outcome={outcomeOf(letter)} />
              <span className="min-w-0">{text}</span>
            </label>
          ))}
        </div>
      </div>
    </>
  )

  function tick(letter: string, on: boolean) {
    const others = ticked.filter((one) => one !== letter)
    onAnswer({ kind: part.kind, options: on ? [...others, letter].toSorted() : others })
  }

  function outcomeOf(letter: string): CellOutcome {
    if (feedback === null || !ticked.includes(letter)) return null
    return wrong.has(letter) ? 'failed' : 'passed'
  }
}

/** Each tick that is not right, with what is said of it. */
function MultipleChoiceDetail({
  part,
  feedback,
  result,
}: PartDetailProps<PresentedMultipleChoice, MultipleChoiceResponse, MultipleChoiceFeedback>) {
  const wrongs = feedback?.wrong.map(({ letter, says }) => ({
    given: part.options.find((option) => option.letter === letter)?.text,
    says,
  }))
  return (
    <WrongList
      label="Ticks that are not right"
      headline={result.explanation?.headline}
      wrongs={wrongs ?? []}
    />
  )
}

export const multipleChoiceWidget = widget('multiple-choice', {
  response: MultipleChoiceResponseSchema,
  Widget: MultipleChoiceWidget,
  Detail: MultipleChoiceDetail,
  readability: multipleChoiceReadability,
})

function Tick({ outcome }: { outcome: CellOutcome }) {
  return (
    <span aria-hidden="true" className={optionMark(outcome, 'rounded-sm')}>
      {outcome === 'failed' ? (
        <XIcon className="size-4" />
      ) : (
        <CheckIcon
          className={outcome === 'passed' ? 'size-4' : 'hidden size-4 text-accent group-has-checked:block'}
        />
      )}
    </span>
  )
}

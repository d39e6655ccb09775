'use client'
import { useId } from 'react'
import { optionList, optionMark, optionRow } from '#components/parts/option-look.ts'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { CheckIcon, XIcon } from '#components/ui/icons.tsx'
import { type ChoiceResponse, ChoiceResponseSchema } from '#graders/parts/choice/choice-response.ts'
import { choiceReadability } from '#graders/parts/choice/live/choice-readability.ts'
import type { PresentedChoice } from '#graders/parts/choice/presented-choice.ts'

/** One of several options. Tab reaches the group, arrows choose; nothing is said of a choice before it is judged. */
function ChoiceWidget({
  part,
  answer,
  onAnswer,
  locked,
  result,
}: PartProps<PresentedChoice, ChoiceResponse, never>) {
  const chosen = answer?.option ?? ''
  const labelId = useId()
  return (
    <>
      <div
        role="radiogroup"
        aria-labelledby={labelId}
        aria-readonly={locked || undefined}
        className="max-w-measure"
      >
        <span id={labelId} className="text-15 font-semibold">
          Your answer
        </span>
        <div className={optionList}>
          {part.options.map(({ letter, text }) => (
            <label key={letter} className={optionRow}>
              <input
                type="radio"
                name={`${part.id}-option`}
                value={letter}
                checked={letter === chosen}
                onChange={() => !locked && onAnswer({ kind: 'choice', option: letter })}
                className="sr-only"
              />
              <Dot outcome={letter === chosen ? (result?.outcome.status ?? null) : null} />
              <span className="min-w-0">{text}</span>
            </label>
          ))}
        </div>
      </div>
    </>
  )
}

/** What was chosen, because another option may be chosen by now. */
function ChoiceDetail({ part, answer }: PartDetailProps<PresentedChoice, ChoiceResponse, never>) {
  const chosen = part.options.find(({ letter }) => letter === answer?.option)
  return chosen ? <p>You chose “{chosen.text}”.</p> : null
}

export const choiceWidget = widget('choice', {
  response: ChoiceResponseSchema,
  Widget: ChoiceWidget,
  Detail: ChoiceDetail,
  readability: choiceReadability,
})

/** The mark of an option; of the chosen one, what was said of it. */
function Dot({ outcome }: { outcome: string | null }) {
  return (
    <span aria-hidden="true" className={optionMark(outcome, 'rounded-full')}>
      {outcome === 'passed' ? (
        <CheckIcon className="size-3.5" />
      ) : outcome === 'failed' ? (
        <XIcon className="size-3.5" />
      ) : (
        <span className="size-2.5 rounded-full group-has-checked:bg-accent" />
      )}
    </span>
  )
}

'use client'
import { useState } from 'react'
import { MessageOctets } from '#components/figures/http/message-octets.tsx'
import { CellMark } from '#components/parts/cell-mark.tsx'
import { type CellOutcome, cellOutcome } from '#components/parts/cell-outcome.ts'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { WrongList } from '#components/parts/wrong-list.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import type {
  HttpReadingFeedback,
  HttpReadingRight,
} from '#graders/parts/http-reading/http-reading-feedback.ts'
import {
  type HttpReadingResponse,
  HttpReadingResponseSchema,
  readingCharactersMax,
} from '#graders/parts/http-reading/http-reading-response.ts'
import {
  httpReadingReadability,
  readingProblem,
} from '#graders/parts/http-reading/live/http-reading-readability.ts'
import type { PresentedHttpReading } from '#graders/parts/http-reading/presented-http-reading.ts'

type Props = PartProps<PresentedHttpReading, HttpReadingResponse, HttpReadingFeedback, HttpReadingRight>

/** The message with its octets counted, and below it a field for each question. */
function HttpReadingWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  // Half a number is not an error while it is being typed.
  const [typing, setTyping] = useState<number | null>(null)
  const answers = part.questions.map((_, index) => answer?.answers[index] ?? '')
  return (
    <div className="max-w-full">
      <MessageOctets text={part.text} />
      <ol className="mt-3 divide-y divide-line rounded border border-border bg-surface">
        {part.questions.map((question, index) => {
          const problem = typing === index ? null : readingProblem(question, answers[index] ?? '')
          const field = {
            label: question.ask,
            value: answers[index] ?? '',
            onChange: (text: string) => change(index, text),
          }
          return (
            <li key={question.ask} className="px-3 py-2 has-focus-visible:bg-sunken">
              {question.cells === 'choice' ? (
                <Select
                  {...field}
                  options={question.options.map((option) => ({ id: option, name: option }))}
                  isOpenAtFirst
                  wraps
                  isDisabled={locked}
                  className="max-w-measure"
                />
              ) : (
                <TextField
                  {...field}
                  name={`${part.id}-${index}`}
                  readOnly={locked}
                  onFocus={() => setTyping(index)}
                  onBlur={() => setTyping(null)}
                  {...(question.cells === 'number' ? { inputMode: 'decimal' as const } : {})}
                  {...(problem === null ? {} : { error: problem })}
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={readingCharactersMax}
                  mono
                  className="max-w-measure"
                />
              )}
              <CellMark outcome={outcomeOf(index)} />
            </li>
          )
        })}
      </ol>
    </div>
  )

  function change(index: number, text: string) {
    onAnswer({ kind: part.kind, answers: answers.with(index, text) })
  }

  function outcomeOf(index: number): CellOutcome {
    return cellOutcome({ result, feedback }, answers[index]?.trim() === '', ({ wrong }) =>
      wrong.some(({ question }) => question === index),
    )
  }
}

/** Each wrong answer with what follows from it; with the solution, what is read and where. */
function HttpReadingDetail({
  part,
  answer,
  feedback,
  right,
  result,
}: PartDetailProps<PresentedHttpReading, HttpReadingResponse, HttpReadingFeedback, HttpReadingRight>) {
  if (right) {
    return (
      <ul aria-label="What a recipient reads" className="list-disc pl-5">
        {right.answers.map(({ answer: text, where, because }, index) => (
          <li key={part.questions[index]?.ask ?? index}>
            {part.questions[index]?.ask} <span className="font-semibold break-words">{text}</span>
            {where !== undefined && ` (${where})`}
            {because !== undefined && <span className="block text-muted">{because}</span>}
          </li>
        ))}
      </ul>
    )
  }
  const wrongs = feedback?.wrong.map(({ question, says }) => ({
    to: part.questions[question]?.ask,
    given: answer?.answers[question],
    says,
  }))
  return (
    <WrongList
      label="Answers that are not right"
      headline={result.explanation?.headline}
      wrongs={wrongs ?? []}
    />
  )
}

export const httpReadingWidget = widget('http-reading', {
  response: HttpReadingResponseSchema,
  Widget: HttpReadingWidget,
  Detail: HttpReadingDetail,
  readability: httpReadingReadability,
})

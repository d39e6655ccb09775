'use client'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { TextField } from '#components/ui/field/text-field.tsx'
import { shortTextReadability } from '#graders/parts/short-text/live/short-text-readability.ts'
import type { PresentedShortText } from '#graders/parts/short-text/presented-short-text.ts'
import type { ShortTextRight } from '#graders/parts/short-text/short-text-feedback.ts'
import {
  lineCharactersMax,
  type ShortTextResponse,
  ShortTextResponseSchema,
} from '#graders/parts/short-text/short-text-response.ts'

type Props = PartProps<PresentedShortText, ShortTextResponse, never, ShortTextRight>

/** One line. What is asked about stands above it. */
function ShortTextWidget({ part, answer, onAnswer, locked }: Props) {
  return (
    <div className="max-w-measure">
      {part.about !== undefined && (
        <p className="mb-2 rounded border border-line bg-sunken px-3 py-2 break-words">{part.about}</p>
      )}
      <TextField
        label="Your answer"
        description={
          part.caseMatters ? 'Small and capital letters count.' : 'Small and capital letters do not count.'
        }
        name={`${part.id}-text`}
        value={answer?.text ?? ''}
        onChange={(text) => onAnswer({ kind: part.kind, text })}
        readOnly={locked}
        autoComplete="off"
        spellCheck={false}
        maxLength={lineCharactersMax}
        mono
      />
    </div>
  )
}

/** With the solution, the right line and why. */
function ShortTextDetail({
  right,
}: PartDetailProps<PresentedShortText, ShortTextResponse, never, ShortTextRight>) {
  if (right === null) return null
  return (
    <p>
      Right is <span className="font-mono break-words">{right.answer}</span>
      {right.because !== undefined && <span className="block text-muted">{right.because}</span>}
    </p>
  )
}

export const shortTextWidget = widget('short-text', {
  response: ShortTextResponseSchema,
  Widget: ShortTextWidget,
  Detail: ShortTextDetail,
  readability: shortTextReadability,
})

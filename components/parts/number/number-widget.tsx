'use client'
import { useId, useState } from 'react'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { numberReadability } from '#graders/parts/number/live/number-readability.ts'
import { validateNumber } from '#graders/parts/number/live/validate-number.ts'
import type { NumberFeedback } from '#graders/parts/number/number-feedback.ts'
import { type NumberResponse, NumberResponseSchema } from '#graders/parts/number/number-response.ts'
import type { PresentedNumber } from '#graders/parts/number/presented-number.ts'
import { calculationLengthMax } from '#protocols/quantity/calculate.ts'

/** A value with its unit. Says live how it is read, or that it cannot be read; never whether it is right. */
function NumberWidget({
  part,
  answer,
  onAnswer,
  locked,
}: PartProps<PresentedNumber, NumberResponse, NumberFeedback>) {
  const { value, unit } = answer ?? { value: '', unit: part.unit }
  const validity = validateNumber({ kind: part.kind, value, unit }, part.unit)
  // Half a number, or half a sum, is not an error while it is being typed: it turns into one when the field is left.
  const [typing, setTyping] = useState(false)
  const saysId = useId()
  const invalid = validity.state === 'unreadable' && !typing
  return (
    <>
      <div className="flex items-start gap-x-3">
        <TextField
          label="Your answer"
          name={`${part.id}-value`}
          value={value}
          onChange={(next) => onAnswer({ kind: part.kind, value: next, unit })}
          readOnly={locked}
          onFocus={() => setTyping(true)}
          onBlur={() => setTyping(false)}
          autoComplete="off"
          maxLength={calculationLengthMax}
          mono
          invalidBy={invalid ? saysId : undefined}
          className="max-w-56 min-w-0 grow"
        />
        {part.units.length > 0 && (
          <Select
            label="Unit"
            options={part.units.map((symbol) => ({ id: symbol, name: symbol }))}
            value={unit}
            onChange={(next) => onAnswer({ kind: part.kind, value, unit: next })}
            isDisabled={locked}
            mono
            className="min-w-24 shrink-0"
          />
        )}
      </div>
      {/* Two lines are kept free, so that no button moves from under a pointer when the field is left. */}
      <p
        id={saysId}
        className={classNames('mt-1 min-h-10 text-13', invalid ? 'text-fail' : 'text-muted')}
        aria-live="off"
      >
        {validity.state === 'unreadable' && validity.says}
        {validity.state === 'readable' && (
          <>
            {validity.isWorkedOut ? 'Comes to' : 'Read as'}{' '}
            <span className="font-mono">{validity.reading}</span>
          </>
        )}
      </p>
    </>
  )
}

/** The answer as it was read, and in the unit that was asked for. */
function NumberDetail({ feedback }: PartDetailProps<PresentedNumber, NumberResponse, NumberFeedback>) {
  return feedback && <p>You answered {given(feedback)}.</p>
}

export const numberWidget = widget('number', {
  response: NumberResponseSchema,
  Widget: NumberWidget,
  Detail: NumberDetail,
  readability: numberReadability,
})

function given({ gave, typed, same }: NumberFeedback) {
  return (
    <span className="font-mono break-words">
      {typed && `${typed} = `}
      {gave}
      {same && ` = ${same}`}
    </span>
  )
}

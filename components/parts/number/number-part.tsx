'use client'
import { useState } from 'react'
import type { PartProps } from '#components/parts/part-props.ts'
import { PartVerdict } from '#components/parts/part-verdict.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { PresentedNumber } from '#graders/exercise/present-exercise.ts'
import type { NumberResponse } from '#graders/parts/number/number-response.ts'
import { validateNumber } from '#graders/parts/number/validate-number.ts'

/** A value with its unit. Says live how it is read, or that it cannot be read; never whether it is right. */
export function NumberPart({
  part,
  answer,
  onAnswer,
  locked,
  result,
}: PartProps<PresentedNumber, NumberResponse>) {
  const { value, unit } = answer ?? { value: '', unit: part.unit }
  const validity = validateNumber({ value, unit }, part.unit)
  // Half a number is not an error while it is being typed: it turns into one when the field is left.
  const [typing, setTyping] = useState(false)
  return (
    <>
      <div className="flex items-start gap-x-3">
        <TextField
          label="Your answer"
          name={`${part.id}-value`}
          value={value}
          onChange={(next) => onAnswer({ value: next, unit })}
          readOnly={locked}
          onFocus={() => setTyping(true)}
          onBlur={() => setTyping(false)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={60}
          mono
          error={validity.state === 'unreadable' && !typing ? validity.says : undefined}
          className="max-w-56 min-w-0 grow"
        />
        {part.units.length > 0 && (
          <Select
            label="Unit"
            options={part.units.map((symbol) => ({ id: symbol, name: symbol }))}
            value={unit}
            onChange={(next) => onAnswer({ value, unit: next })}
            isDisabled={locked}
            mono
            className="min-w-24 shrink-0"
          />
        )}
      </div>
      <p className="mt-1 min-h-5 text-13 text-muted" aria-live="off">
        {validity.state === 'unreadable' && typing && validity.says}
        {validity.state === 'readable' && (
          <>
            Read as <span className="font-mono">{validity.reading}</span>
          </>
        )}
      </p>
      {result && <PartVerdict result={result} />}
    </>
  )
}

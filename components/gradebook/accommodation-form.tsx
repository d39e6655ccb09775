'use client'
import { useState } from 'react'
import { ReasonedForm } from '#components/gradebook/reasoned-form.tsx'
import { type Saved, useReasonedSave } from '#components/gradebook/use-reasoned-save.ts'
import { TextField } from '#components/ui/field/text-field.tsx'

export interface AccommodationFormProps {
  slug: string
  userId: string
  /** What holds; null is the time of all. */
  current: number | null
  factorMax: number
  reasonMax: number
  setAccommodation: (input: {
    slug: string
    userId: string
    factor: number | null
    reason: string
  }) => Promise<Saved>
}

/** Gives one student more time in all assignments, with a reason, or takes it back. */
export function AccommodationForm(props: AccommodationFormProps) {
  const { slug, userId, current, factorMax, reasonMax, setAccommodation } = props
  const [typed, setTyped] = useState(String(current ?? 1.25))
  const saving = useReasonedSave()
  const text = typed.trim().replace(',', '.')
  const factor = /^\d(\.\d{1,3})?$/.test(text) ? Number(text) : null
  const isWrong = factor === null || factor <= 1 || factor > factorMax
  const send = (given: number | null) =>
    saving.send(given !== null && isWrong, (why) =>
      setAccommodation({ slug, userId, factor: given, reason: why }),
    )
  return (
    <ReasonedForm
      saving={saving}
      readBy="The student sees it."
      reasonMax={reasonMax}
      give="Give this time"
      takeBack={current !== null ? 'Take back: the time of all' : null}
      onGive={() => send(factor ?? Number.NaN)}
      onTakeBack={() => send(null)}
    >
      <TextField
        label="Times the time of all"
        description="From opening to due, in every assignment: with 1.5, ten days become fifteen."
        inputMode="decimal"
        mono
        maxLength={5}
        value={typed}
        onChange={setTyped}
        error={isWrong ? `Give a number of more than 1 and at most ${factorMax}.` : undefined}
      />
    </ReasonedForm>
  )
}

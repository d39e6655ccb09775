'use client'
import { type FormEvent, useState } from 'react'
import { type Saved, useReasonedSave } from '#components/gradebook/use-reasoned-save.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

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
  const { reason, setReason, wrongReason, refusal, pending, send: sendWith } = useReasonedSave()
  const text = typed.trim().replace(',', '.')
  const factor = /^\d(\.\d{1,3})?$/.test(text) ? Number(text) : null
  const isWrong = factor === null || factor <= 1 || factor > factorMax
  const send = (given: number | null) =>
    sendWith(given !== null && isWrong, (why) =>
      setAccommodation({ slug, userId, factor: given, reason: why }),
    )
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send(factor ?? Number.NaN)
      }}
      className="flex max-w-xl flex-col gap-3"
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
      <TextField
        label="Reason"
        description="The student sees it."
        maxLength={reasonMax}
        value={reason}
        onChange={setReason}
        error={wrongReason}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="small" look="primary" isPending={pending}>
          {pending ? 'Saving …' : 'Give this time'}
        </Button>
        {current !== null && (
          <Button size="small" isPending={pending} onPress={() => send(null)}>
            Take back: the time of all
          </Button>
        )}
      </div>
      {refusal && <Notice kind="attention" word="Not done" title={refusal} live />}
    </form>
  )
}

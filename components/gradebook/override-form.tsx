'use client'
import { type FormEvent, useState } from 'react'
import { formatPoints } from '#components/content/format-points.ts'
import { type Saved, useReasonedSave } from '#components/gradebook/use-reasoned-save.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

export type SetOverride = (input: {
  itemId: string
  userId: string
  points: number | null
  reason: string
}) => Promise<Saved>

export interface OverrideFormProps {
  itemId: string
  userId: string
  /** Full marks of the item. */
  points: number
  /** Points given by hand that count now; null without. */
  current: number | null
  reasonMax: number
  setOverride: SetOverride
}

/** Gives points by hand, with a reason, or takes them back. */
export function OverrideForm({ itemId, userId, points, current, reasonMax, setOverride }: OverrideFormProps) {
  const [typed, setTyped] = useState(current === null ? '' : formatPoints(current))
  const { reason, setReason, tried, wrongReason, refusal, pending, send: sendWith } = useReasonedSave()
  const value = readPoints(typed)
  const wrongPoints =
    value === null
      ? 'Type points as a number, 7.5 for instance.'
      : value > points
        ? `At most ${formatPoints(points)}, what the item is worth.`
        : null
  const send = (given: number | null) =>
    sendWith(
      given !== null && wrongPoints !== null,
      (why) => setOverride({ itemId, userId, points: given, reason: why }),
      () => given === null && setTyped(''),
    )

  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send(value)
      }}
      className="flex max-w-xl flex-col gap-3"
    >
      <TextField
        label={`Points, of ${formatPoints(points)}`}
        inputMode="decimal"
        maxLength={12}
        mono
        value={typed}
        onChange={setTyped}
        // An empty field is no mistake yet.
        error={tried || typed !== '' ? wrongPoints : null}
        className="max-w-48"
      />
      <TextField
        label="Reason"
        description="The student sees it, with your name."
        maxLength={reasonMax}
        value={reason}
        onChange={setReason}
        error={wrongReason}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="small" look="primary" isPending={pending}>
          {pending ? 'Saving …' : 'Set points by hand'}
        </Button>
        {current !== null && (
          <Button size="small" isPending={pending} onPress={() => send(null)}>
            Take back: let the submissions count
          </Button>
        )}
      </div>
      {refusal && <Notice kind="attention" word="Not done" title={refusal} live />}
    </form>
  )
}

/** A number from 0, with point or comma; null for anything else. */
function readPoints(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  return /^\d{1,6}(\.\d{1,4})?$/.test(text) ? Number(text) : null
}

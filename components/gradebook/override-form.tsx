'use client'
import { useState } from 'react'
import { formatPoints } from '#components/content/format-points.ts'
import { ReasonedForm } from '#components/gradebook/reasoned-form.tsx'
import { type Saved, useReasonedSave } from '#components/gradebook/use-reasoned-save.ts'
import { TextField } from '#components/ui/field/text-field.tsx'

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
  const saving = useReasonedSave()
  const value = readPoints(typed)
  const wrongPoints =
    value === null
      ? 'Type points as a number, 7.5 for instance.'
      : value > points
        ? `At most ${formatPoints(points)}, what the item is worth.`
        : null
  const send = (given: number | null) =>
    saving.send(
      given !== null && wrongPoints !== null,
      (why) => setOverride({ itemId, userId, points: given, reason: why }),
      () => given === null && setTyped(''),
    )

  return (
    <ReasonedForm
      saving={saving}
      readBy="The student sees it, with your name."
      reasonMax={reasonMax}
      give="Set points by hand"
      takeBack={current !== null ? 'Take back: let the submissions count' : null}
      onGive={() => send(value)}
      onTakeBack={() => send(null)}
    >
      <TextField
        label={`Points, of ${formatPoints(points)}`}
        inputMode="decimal"
        maxLength={12}
        mono
        value={typed}
        onChange={setTyped}
        // An empty field is no mistake yet.
        error={saving.tried || typed !== '' ? wrongPoints : null}
        className="max-w-48"
      />
    </ReasonedForm>
  )
}

/** A number from 0, with point or comma; null for anything else. */
function readPoints(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  return /^\d{1,6}(\.\d{1,4})?$/.test(text) ? Number(text) : null
}

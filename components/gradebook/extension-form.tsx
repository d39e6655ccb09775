'use client'
import { useState } from 'react'
import { DateTimeField } from '#components/assignment/date-time-field.tsx'
import { ReasonedForm } from '#components/gradebook/reasoned-form.tsx'
import { type Saved, useReasonedSave } from '#components/gradebook/use-reasoned-save.ts'

export interface ExtensionFormProps<Of extends object> {
  assignmentId: string
  /** Whom it is given. */
  of: Of
  /** What the time is called, as "Due for this student". */
  label: string
  /** Who reads the reason: "The student sees it." */
  readBy: string
  /** For all (ISO 8601). */
  dueAt: string
  /** What was given (ISO 8601); null without. */
  current: string | null
  reasonMax: number
  setExtension: (
    input: Of & {
      assignmentId: string
      /** ISO 8601; null takes the time back. */
      dueAt: string | null
      reason: string
    },
  ) => Promise<Saved>
}

const dayMs = 86_400_000

/** Gives more time for an assignment, with a reason, or takes it back. */
export function ExtensionForm<Of extends object>(props: ExtensionFormProps<Of>) {
  const { assignmentId, of, label, readBy, dueAt, current, reasonMax, setExtension } = props
  const [until, setUntil] = useState<string | null>(
    current ?? new Date(new Date(dueAt).getTime() + 7 * dayMs).toISOString(),
  )
  const saving = useReasonedSave()
  const wrongTime =
    until === null
      ? 'Give a day and a time.'
      : until <= dueAt
        ? 'This is not after the time when it is due for all.'
        : null
  const send = (given: string | null) =>
    saving.send(given !== null && wrongTime !== null, (why) =>
      setExtension({ ...of, assignmentId, dueAt: given, reason: why }),
    )

  return (
    <ReasonedForm
      saving={saving}
      readBy={readBy}
      reasonMax={reasonMax}
      give="Give more time"
      takeBack={current !== null ? 'Take back: due as for all' : null}
      onGive={() => send(until)}
      onTakeBack={() => send(null)}
    >
      <DateTimeField label={label} value={until} onChange={setUntil} error={wrongTime} />
    </ReasonedForm>
  )
}

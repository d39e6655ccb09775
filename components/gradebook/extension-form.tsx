'use client'
import { type FormEvent, useState } from 'react'
import { DateTimeField } from '#components/assignment/date-time-field.tsx'
import { type Saved, useReasonedSave } from '#components/gradebook/use-reasoned-save.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

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
  const { reason, setReason, wrongReason, refusal, pending, send: sendWith } = useReasonedSave()
  const wrongTime =
    until === null
      ? 'Give a day and a time.'
      : until <= dueAt
        ? 'This is not after the time when it is due for all.'
        : null
  const send = (given: string | null) =>
    sendWith(given !== null && wrongTime !== null, (why) =>
      setExtension({ ...of, assignmentId, dueAt: given, reason: why }),
    )

  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send(until)
      }}
      className="flex max-w-xl flex-col gap-3"
    >
      <DateTimeField label={label} value={until} onChange={setUntil} error={wrongTime} />
      <TextField
        label="Reason"
        description={readBy}
        maxLength={reasonMax}
        value={reason}
        onChange={setReason}
        error={wrongReason}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="small" look="primary" isPending={pending}>
          {pending ? 'Saving …' : 'Give more time'}
        </Button>
        {current !== null && (
          <Button size="small" isPending={pending} onPress={() => send(null)}>
            Take back: due as for all
          </Button>
        )}
      </div>
      {refusal && <Notice kind="attention" word="Not done" title={refusal} live />}
    </form>
  )
}

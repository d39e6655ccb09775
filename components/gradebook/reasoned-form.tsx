import type { FormEvent, ReactNode } from 'react'
import type { useReasonedSave } from '#components/gradebook/use-reasoned-save.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface ReasonedFormProps {
  saving: ReturnType<typeof useReasonedSave>
  /** Says who reads the reason. */
  readBy: string
  reasonMax: number
  /** On the button that gives what the fields say. */
  give: string
  /** On the button that takes back what was given; null while nothing was. */
  takeBack: string | null
  onGive: () => void
  onTakeBack: () => void
  /** The fields. */
  children: ReactNode
}

/** Changes a student's record with a reason, or takes such a change back. */
export function ReasonedForm(props: ReasonedFormProps) {
  const { saving, readBy, reasonMax, give, takeBack, onGive, onTakeBack, children } = props
  const { reason, setReason, wrongReason, refusal, pending } = saving
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        onGive()
      }}
      className="flex max-w-xl flex-col gap-3"
    >
      {children}
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
          {pending ? 'Saving …' : give}
        </Button>
        {takeBack !== null && (
          <Button size="small" isPending={pending} onPress={onTakeBack}>
            {takeBack}
          </Button>
        )}
      </div>
      {refusal && <Notice kind="attention" word="Not done" title={refusal} live />}
    </form>
  )
}

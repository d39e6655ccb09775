'use client'
import { useState } from 'react'
import { type Saved, useReasonedSave } from '#components/gradebook/use-reasoned-save.ts'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface StartRegradeFormProps {
  itemId: string
  submissions: number
  /** Of the exercise, the newest first. */
  versions: readonly { id: string; version: number }[]
  /** The version that counts now. */
  current: number
  reasonMax: number
  start: (input: { itemId: string; versionId: string; reason: string }) => Promise<Saved>
}

/** Chooses what judges all submissions once more, and why. */
export function StartRegradeForm(props: StartRegradeFormProps) {
  const { itemId, submissions, versions, current, reasonMax, start } = props
  const [versionId, setVersionId] = useState(versions[0]?.id ?? '')
  const { reason, setReason, wrongReason, refusal, pending, send } = useReasonedSave()
  const all = submissions === 1 ? 'the submission' : `all ${submissions} submissions`
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send(false, (why) => start({ itemId, versionId, reason: why }))
      }}
      className="flex flex-col gap-4"
    >
      <p>
        A version of the exercise judges {all} anew, beside what counts. You then see whose points would
        change, and decide. Nothing changes for students before.
      </p>
      <Select
        label="Judged by"
        options={versions.map(({ id, version }, at) => ({
          id,
          name: nameOf(version, { isNewest: at === 0, isCurrent: version === current }),
        }))}
        value={versionId}
        onChange={setVersionId}
        className="max-w-xs"
      />
      <TextField
        label="Reason"
        description="Students read it where they see their result, once it counts."
        maxLength={reasonMax}
        value={reason}
        onChange={setReason}
        error={wrongReason}
      />
      <div>
        <Button type="submit" look="primary" isPending={pending}>
          {pending ? 'Beginning …' : `Judge ${all} again`}
        </Button>
      </div>
      {refusal && <Notice kind="attention" word="Not begun" title={refusal} live />}
    </form>
  )
}

function nameOf(version: number, { isNewest, isCurrent }: { isNewest: boolean; isCurrent: boolean }): string {
  const marks = [isNewest && 'the newest', isCurrent && 'in use now'].filter((mark) => mark !== false)
  return `version ${version}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
}

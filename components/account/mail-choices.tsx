'use client'
import { useState } from 'react'
import { SavingForm } from '#components/account/saving-form.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import type { MailChoice } from '#server/notices/notice-view.ts'
import type { Refusal } from '#server/refusal.ts'

export interface MailChoicesProps {
  choices: readonly MailChoice[]
  save: (input: { kinds: MailChoice['kind'][] }) => Promise<{ ok: true } | Refusal>
}

/** Which notices come by mail as well. */
export function MailChoices({ choices, save }: MailChoicesProps) {
  const [kinds, setKinds] = useState(choices.filter(({ mailed }) => mailed).map(({ kind }) => kind))
  const saving = useSaving(
    () => save({ kinds }),
    () => {},
  )
  return (
    <SavingForm saving={saving} does="Save" doing="Saving …" done="Saved.">
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-2">All notices stand on the site. Mail me as well when</legend>
        {choices.map(({ kind, name }) => (
          <label key={kind} className="flex min-h-8 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              checked={kinds.includes(kind)}
              onChange={(event) => {
                const { checked } = event.currentTarget
                saving.forget()
                setKinds((before) => [...before.filter((one) => one !== kind), ...(checked ? [kind] : [])])
              }}
              className="size-4 shrink-0"
            />
            {name}
          </label>
        ))}
      </fieldset>
    </SavingForm>
  )
}

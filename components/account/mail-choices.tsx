'use client'
import { useState } from 'react'
import { SavedLine } from '#components/account/saved-line.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { Button } from '#components/ui/button.tsx'
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
    <form
      onSubmit={(event) => {
        event.preventDefault()
        saving.save()
      }}
      className="flex flex-col gap-4"
    >
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
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" isPending={saving.pending}>
          {saving.pending ? 'Saving …' : 'Save'}
        </Button>
        <SavedLine said={saving.said} done="Saved." />
      </div>
    </form>
  )
}

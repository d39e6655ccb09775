'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SavingForm } from '#components/account/saving-form.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { type InstructorsAs, LinkSettings } from '#components/lti/link-settings.tsx'
import type { LinkedContext } from '#server/lti/scores/sending-view.ts'
import type { Refusal } from '#server/refusal.ts'

export interface ChangeLinkFormProps {
  slug: string
  context: Pick<LinkedContext, 'id' | 'instructorsAs' | 'makesColumns'>
  change: (input: {
    slug: string
    contextId: string
    instructorsAs: InstructorsAs
    makesColumns: boolean
  }) => Promise<{ ok: true } | Refusal>
}

/** What a link of courses does, to be changed. */
export function ChangeLinkForm({ slug, context, change }: ChangeLinkFormProps) {
  const router = useRouter()
  const [instructorsAs, setInstructorsAs] = useState(context.instructorsAs)
  const [makesColumns, setMakesColumns] = useState(context.makesColumns)
  const saving = useSaving(
    () => change({ slug, contextId: context.id, instructorsAs, makesColumns }),
    () => router.refresh(),
  )
  return (
    <SavingForm saving={saving} does="Save" doing="Saving …" done="Saved.">
      <LinkSettings
        {...{ instructorsAs, makesColumns }}
        onInstructorsAs={setInstructorsAs}
        onMakesColumns={setMakesColumns}
      />
    </SavingForm>
  )
}

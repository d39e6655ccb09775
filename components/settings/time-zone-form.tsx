'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SavingForm } from '#components/account/saving-form.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { Select } from '#components/ui/field/select.tsx'
import type { Refusal } from '#server/refusal.ts'

export interface TimeZoneFormProps {
  slug: string
  /** Null is the site's. */
  timeZone: string | null
  siteZone: string
  zones: readonly string[]
  mayEdit: boolean
  setTimeZone: (input: { slug: string; timeZone: string | null }) => Promise<{ ok: true } | Refusal>
}

/** In which time zone the dates of a course are typed. */
export function TimeZoneForm({ slug, timeZone, siteZone, zones, mayEdit, setTimeZone }: TimeZoneFormProps) {
  const router = useRouter()
  const [chosen, setChosen] = useState(timeZone)
  const saving = useSaving(
    () => setTimeZone({ slug, timeZone: chosen }),
    () => router.refresh(),
  )
  const site = `That of the site (${siteZone})`
  if (!mayEdit) return <p>{timeZone?.replaceAll('_', ' ') ?? site}</p>
  return (
    <SavingForm saving={saving} does="Save the time zone" doing="Saving …" done="Saved." size="small">
      <Select
        label="Time zone of the course"
        options={[
          { id: '', name: site },
          ...zones.map((zone) => ({ id: zone, name: zone.replaceAll('_', ' ') })),
        ]}
        value={chosen ?? ''}
        onChange={(zone) => {
          saving.forget()
          setChosen(zone === '' ? null : zone)
        }}
      />
    </SavingForm>
  )
}

'use client'
import { useRouter } from 'next/navigation'
import { useState, useSyncExternalStore } from 'react'
import { SavingForm } from '#components/account/saving-form.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { browserZone } from '#components/ui/time/reader-time.tsx'
import type { Refusal } from '#server/refusal.ts'

export interface ProfileFormProps {
  name: string
  /** Null is the browser's. */
  timeZone: string | null
  /** All that there are, by name. */
  zones: readonly string[]
  save: (input: { name: string; timeZone: string | null }) => Promise<{ ok: true } | Refusal>
}

const subscribeToNothing = () => () => {}

/** One's name as others see it, and the zone that times are shown in. */
export function ProfileForm({ save, zones, ...known }: ProfileFormProps) {
  const router = useRouter()
  const [name, setName] = useState(known.name)
  const [timeZone, setTimeZone] = useState(known.timeZone)
  const saving = useSaving(
    () => save({ name, timeZone }),
    () => router.refresh(),
  )
  const own = useSyncExternalStore(subscribeToNothing, browserZone, () => null)
  return (
    <SavingForm saving={saving} does="Save" doing="Saving …" done="Saved.">
      <TextField
        label="Name"
        description="As your instructors see it."
        autoComplete="name"
        value={name}
        maxLength={100}
        required
        onChange={(value) => {
          saving.forget()
          setName(value)
        }}
      />
      <Select
        label="Time zone"
        options={[
          { id: '', name: own === null ? 'This browser’s' : `This browser’s (${own})` },
          ...zones.map((zone) => ({ id: zone, name: zone.replaceAll('_', ' ') })),
        ]}
        value={timeZone ?? ''}
        onChange={(zone) => {
          saving.forget()
          setTimeZone(zone === '' ? null : zone)
        }}
      />
    </SavingForm>
  )
}

'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SavingForm } from '#components/account/saving-form.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { TextField } from '#components/ui/field/text-field.tsx'
import type { PlatformView } from '#server/lti/platforms/platform-view.ts'
import type { Refusal } from '#server/refusal.ts'

const fields = [
  { name: 'name', label: 'Name', description: 'As people here read it, such as Moodle of the university.' },
  { name: 'issuer', label: 'Platform ID (issuer)', description: 'Of a Moodle, its address.', mono: true },
  { name: 'clientId', label: 'Client ID', description: 'What the platform calls this site.', mono: true },
  {
    name: 'deploymentIds',
    label: 'Deployment IDs',
    description: 'Several with blanks between them.',
    mono: true,
  },
  { name: 'jwksUrl', label: 'Public keyset URL', mono: true },
  { name: 'tokenUrl', label: 'Access token URL', mono: true },
  { name: 'authUrl', label: 'Authentication request URL', mono: true },
  {
    name: 'origins',
    label: 'Further addresses of the platform',
    description:
      'Only if its pages or services lie elsewhere than the URLs above. It may frame this site from there.',
    mono: true,
    optional: true,
  },
] as const
type Field = (typeof fields)[number]['name']
type Typed = Record<Field, string>

export interface PlatformFormProps {
  /** Null registers one. */
  platform: PlatformView | null
  save: (input: {
    platformId: string | null
    platform: Typed & { makesCourses: boolean }
  }) => Promise<{ ok: true } | Refusal>
}

const nothing: Typed = {
  name: '',
  issuer: '',
  clientId: '',
  deploymentIds: '',
  jwksUrl: '',
  tokenUrl: '',
  authUrl: '',
  origins: '',
}

const typedOf = ({ deploymentIds, origins, ...platform }: PlatformView): Typed => ({
  ...platform,
  deploymentIds: deploymentIds.join(' '),
  origins: origins
    .filter(
      (one) =>
        ![platform.authUrl, platform.tokenUrl, platform.jwksUrl].some((url) => new URL(url).origin === one),
    )
    .join(' '),
})

/** What a platform shows to whoever adds a tool, to be entered here. */
export function PlatformForm({ platform, save }: PlatformFormProps) {
  const router = useRouter()
  const [typed, setTyped] = useState<Typed>(platform === null ? nothing : typedOf(platform))
  const [makesCourses, setMakesCourses] = useState(platform?.makesCourses ?? false)
  const saving = useSaving(
    () =>
      save({
        platformId: platform?.id ?? null,
        platform: {
          name: typed.name,
          issuer: typed.issuer,
          clientId: typed.clientId,
          deploymentIds: typed.deploymentIds,
          jwksUrl: typed.jwksUrl,
          tokenUrl: typed.tokenUrl,
          authUrl: typed.authUrl,
          origins: typed.origins,
          makesCourses,
        },
      }),
    () => {
      if (platform === null) setTyped(nothing)
      router.refresh()
    },
  )
  return (
    <SavingForm
      saving={saving}
      does={platform === null ? 'Register the platform' : 'Save'}
      doing="Saving …"
      done="Saved."
    >
      {fields.map(({ name, label, ...field }) => (
        <TextField
          key={name}
          label={label}
          description={'description' in field ? field.description : undefined}
          mono={'mono' in field}
          required={!('optional' in field)}
          autoComplete="off"
          spellCheck={false}
          maxLength={2_000}
          value={typed[name]}
          onChange={(value) => {
            saving.forget()
            setTyped({ ...typed, [name]: value })
          }}
        />
      ))}
      <label className="flex min-h-8 cursor-pointer items-baseline gap-2">
        <input
          type="checkbox"
          checked={makesCourses}
          onChange={(event) => {
            saving.forget()
            setMakesCourses(event.currentTarget.checked)
          }}
          className="size-4 shrink-0 translate-y-0.5"
        />
        <span>Its instructors may make courses here</span>
      </label>
    </SavingForm>
  )
}

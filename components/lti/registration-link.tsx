'use client'
import { useRef, useState } from 'react'
import { SavingForm } from '#components/account/saving-form.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { TextField } from '#components/ui/field/text-field.tsx'
import { CopyButton } from '#components/ui/press/copy-button.tsx'
import type { Refusal } from '#server/refusal.ts'

export interface RegistrationLinkProps {
  make: (input: { platform: string }) => Promise<{ ok: true; link: string } | Refusal>
}

/** Makes the link with which a platform registers itself. */
export function RegistrationLink({ make }: RegistrationLinkProps) {
  const shown = useRef<HTMLElement>(null)
  const [platform, setPlatform] = useState('')
  const [link, setLink] = useState<string | null>(null)
  const saving = useSaving(
    async () => {
      const answer = await make({ platform })
      setLink(answer.ok ? answer.link : null)
      return answer
    },
    () => {},
  )
  return (
    <div className="flex flex-col gap-4">
      <SavingForm
        saving={saving}
        does="Make a link"
        doing="Making …"
        done="Paste it there within an hour. It works once."
      >
        <TextField
          label="Address of the platform"
          description="Such as https://moodle.example.edu."
          mono
          required
          autoComplete="off"
          spellCheck={false}
          maxLength={1_000}
          value={platform}
          onChange={(value) => {
            saving.forget()
            setPlatform(value)
          }}
        />
      </SavingForm>
      {link !== null && (
        <p className="flex flex-wrap items-center gap-3">
          <code ref={shown} className="min-w-0 text-13 [overflow-wrap:anywhere]">
            {link}
          </code>
          <CopyButton text={link} what="the link" source={shown} />
        </p>
      )}
    </div>
  )
}

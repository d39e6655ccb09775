'use client'
import { useRouter } from 'next/navigation'
import { useId, useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'

export type SetSection = (input: {
  slug: string
  userIds: string[]
  section: string | null
}) => Promise<{ ok: true; moved: number } | { ok: false; says: string }>

export interface SectionFormProps {
  slug: string
  userIds: readonly string[]
  /** Those that there are; another name makes another one. */
  sections: readonly string[]
  setSection: SetSection
  onDone: () => void
}

/** Puts those that were chosen into a section, or out of theirs. */
export function SectionForm({ slug, userIds, sections, setSection, onDone }: SectionFormProps) {
  const router = useRouter()
  const id = useId()
  const [name, setName] = useState('')
  const [says, setSays] = useState('')
  const [pending, startTransition] = useTransition()
  const nobody = userIds.length === 0

  function move(section: string | null) {
    startTransition(async () => {
      const answer = await setSection({ slug, userIds: [...userIds], section }).catch(() => null)
      setSays(
        answer?.ok
          ? `${answer.moved} moved${section === null ? ' out of their section' : ` to ${section}`}.`
          : (answer?.says ?? 'The server did not answer. Try again.'),
      )
      if (!answer?.ok) return
      onDone()
      router.refresh()
    })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (pending || nobody) return
        if (name.trim() === '') setSays('Type the name of a section first.')
        else move(name.trim())
      }}
      className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2"
    >
      <label htmlFor={id} className="text-15">
        Section
      </label>
      <input
        id={id}
        list={`${id}-sections`}
        value={name}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
        className="min-h-8 w-36 rounded border border-border bg-surface px-2 text-15"
      />
      <datalist id={`${id}-sections`}>
        {sections.map((section) => (
          <option key={section}>{section}</option>
        ))}
      </datalist>
      <Button type="submit" size="small" isPending={pending} isDisabled={nobody}>
        Move {userIds.length} here
      </Button>
      <Button size="small" isPending={pending} isDisabled={nobody} onPress={() => move(null)}>
        Out of their section
      </Button>
      <p role="status" className="min-h-6 text-13 text-muted">
        {says}
      </p>
    </form>
  )
}

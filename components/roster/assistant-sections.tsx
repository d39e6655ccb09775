'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SavingForm } from '#components/account/saving-form.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import type { RosterMember } from '#server/roster/roster-view.ts'

export type LimitAssistant = (input: {
  slug: string
  userId: string
  sectionIds: string[] | null
}) => Promise<{ ok: true } | { ok: false; code: string; says: string }>

export interface AssistantSectionsProps {
  slug: string
  assistant: Pick<RosterMember, 'id' | 'name' | 'sees'>
  sections: readonly { id: string; name: string }[]
  limit: LimitAssistant
}

/** Whose work an assistant sees: all students, or those of the sections that are ticked. */
export function AssistantSections({ slug, assistant, sections, limit }: AssistantSectionsProps) {
  const router = useRouter()
  const [limited, setLimited] = useState(assistant.sees !== null)
  const [chosen, setChosen] = useState<readonly string[]>(
    sections.filter(({ name }) => assistant.sees?.includes(name)).map(({ id }) => id),
  )
  const saving = useSaving(
    () => limit({ slug, userId: assistant.id, sectionIds: limited ? [...chosen] : null }),
    () => router.refresh(),
  )
  return (
    <details className="mt-1 ml-9">
      <summary className="min-h-6 cursor-pointer text-13 text-muted">
        <span className="sr-only">{assistant.name} </span>
        {seesWords(assistant.sees)}
      </summary>
      <div className="mt-2 ml-4 max-w-measure text-15">
        <SavingForm saving={saving} does="Save" doing="Saving …" done="Saved." size="small">
          <fieldset className="flex flex-col gap-1">
            <legend className="sr-only">Whose work {assistant.name} sees and reviews</legend>
            {[false, true].map((some) => (
              <label key={String(some)} className="flex min-h-8 cursor-pointer items-center gap-2">
                <input
                  type="radio"
                  name={`sees-${assistant.id}`}
                  checked={limited === some}
                  onChange={() => {
                    saving.forget()
                    setLimited(some)
                  }}
                  className="size-4 shrink-0"
                />
                {some ? 'Only students of these sections' : 'All students'}
              </label>
            ))}
            {limited &&
              sections.map(({ id, name }) => (
                <label key={id} className="ml-6 flex min-h-8 cursor-pointer items-center gap-2">
                  <input
                    type="checkbox"
                    checked={chosen.includes(id)}
                    onChange={(event) => {
                      const { checked } = event.currentTarget
                      saving.forget()
                      setChosen((before) => [...before.filter((one) => one !== id), ...(checked ? [id] : [])])
                    }}
                    className="size-4 shrink-0"
                  />
                  {name}
                </label>
              ))}
          </fieldset>
        </SavingForm>
      </div>
    </details>
  )
}

/** "Sees Monday and Tuesday". */
export function seesWords(sees: readonly string[] | null): string {
  if (sees === null) return 'Sees all students'
  return sees.length === 0
    ? 'Sees nobody: its sections are gone'
    : `Sees ${new Intl.ListFormat('en').format(sees)}`
}

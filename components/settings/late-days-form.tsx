'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface LateDaysFormProps {
  slug: string
  lateDays: number
  lateDaysMax: number
  mayEdit: boolean
  setLateDays: (input: {
    slug: string
    lateDays: number
  }) => Promise<{ ok: true } | { ok: false; says: string }>
}

/** How many late days each student has. */
export function LateDaysForm({ slug, lateDays, lateDaysMax, mayEdit, setLateDays }: LateDaysFormProps) {
  const router = useRouter()
  const [typed, setTyped] = useState(String(lateDays))
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const wanted = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null
  const isWrong = wanted === null || wanted > lateDaysMax
  if (!mayEdit) return <p>{lateDays === 0 ? 'This course gives none.' : `Each student has ${lateDays}.`}</p>
  function send(event: FormEvent) {
    event.preventDefault()
    if (pending || isWrong) return
    startTransition(async () => {
      const answer = await setLateDays({ slug, lateDays: wanted }).catch(() => null)
      setRefusal(answer?.ok ? null : (answer?.says ?? 'The server did not answer. Try again.'))
      if (answer?.ok) router.refresh()
    })
  }
  return (
    <form noValidate onSubmit={send} className="flex max-w-xs flex-col items-start gap-3">
      <TextField
        label="Late days of each student"
        description="0: none. Points follow at once."
        inputMode="numeric"
        mono
        maxLength={3}
        value={typed}
        onChange={setTyped}
        error={isWrong ? `Give a whole number from 0 to ${lateDaysMax}.` : undefined}
      />
      <Button type="submit" size="small" look="primary" isPending={pending}>
        {pending ? 'Saving …' : 'Save the late days'}
      </Button>
      {refusal && <Notice kind="attention" word="Not saved" title={refusal} live />}
    </form>
  )
}

'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface NumberFormProps {
  label: string
  description: string
  /** Null is an empty field. */
  value: number | null
  min: number
  max: number
  /** An empty field is an answer too. */
  mayBeEmpty?: boolean
  /** On the button: "Save the late days". */
  saveWords: string
  save: (value: number | null) => Promise<{ ok: true } | { ok: false; says: string }>
}

/** A whole number that holds for a course. */
export function NumberForm({
  label,
  description,
  value,
  min,
  max,
  mayBeEmpty = false,
  saveWords,
  save,
}: NumberFormProps) {
  const router = useRouter()
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const isEmpty = typed.trim() === ''
  const wanted = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null
  const isWrong = isEmpty ? !mayBeEmpty : wanted === null || wanted < min || wanted > max
  function send(event: FormEvent) {
    event.preventDefault()
    if (pending || isWrong) return
    startTransition(async () => {
      const answer = await save(wanted).catch(() => null)
      setRefusal(answer?.ok ? null : (answer?.says ?? 'The server did not answer. Try again.'))
      if (answer?.ok) router.refresh()
    })
  }
  return (
    <form noValidate onSubmit={send} className="flex max-w-xs flex-col items-start gap-3">
      <TextField
        label={label}
        description={description}
        inputMode="numeric"
        mono
        maxLength={3}
        value={typed}
        onChange={setTyped}
        error={
          isWrong
            ? `Give a whole number from ${min} to ${max}${mayBeEmpty ? ', or nothing' : ''}.`
            : undefined
        }
      />
      <Button type="submit" size="small" look="primary" isPending={pending}>
        {pending ? 'Saving …' : saveWords}
      </Button>
      {refusal && <Notice kind="attention" word="Not saved" title={refusal} live />}
    </form>
  )
}

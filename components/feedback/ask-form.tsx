'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { LongTextField } from '#components/ui/field/long-text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface AskFormProps {
  label: string
  description: string
  /** What an empty field is told. */
  missing: string
  send: string
  textMax: number
  submit: (text: string) => Promise<{ ok: true } | { ok: false; says: string }>
}

/** One text that is sent for good: a request, or the answer to it. */
export function AskForm({ label, description, missing, send, textMax, submit }: AskFormProps) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const isEmpty = text.trim() === ''
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (pending || isEmpty) return
    setRefusal(null)
    startTransition(async () => {
      const answer = await submit(text).catch(() => null)
      if (answer?.ok) router.refresh()
      else setRefusal(answer?.says ?? 'The server did not answer. Try again; what you typed is still here.')
    })
  }
  return (
    <form noValidate onSubmit={onSubmit} className="flex max-w-measure flex-col items-start gap-3">
      <LongTextField
        label={label}
        description={description}
        value={text}
        onChange={setText}
        maxLength={textMax}
        error={tried && isEmpty ? missing : null}
        className="w-full"
      />
      <Button type="submit" size="small" look="primary" isPending={pending}>
        {pending ? 'Sending …' : send}
      </Button>
      {refusal && <Notice kind="attention" word="Not sent" title={refusal.replace(/^Not sent: /, '')} live />}
    </form>
  )
}

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

export type Saved = { ok: true } | { ok: false; says: string }

/** What a form that changes a student's record shares: a reason that the student reads, and what became of sending it. */
export function useReasonedSave() {
  const router = useRouter()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const wrongReason = reason.trim() === '' ? 'Say why: the student reads it.' : null

  /** Nothing is sent without a reason, or while `isWrong`. */
  function send(
    isWrong: boolean,
    save: (reason: string) => Promise<Saved>,
    afterwards: () => void = () => {},
  ) {
    setTried(true)
    if (pending || wrongReason !== null || isWrong) return
    setRefusal(null)
    startTransition(async () => {
      const answer = await save(reason).catch(() => null)
      if (answer?.ok) {
        setReason('')
        setTried(false)
        afterwards()
        router.refresh()
      } else setRefusal(answer?.says ?? 'The server did not answer. Try again; what you typed is still here.')
    })
  }
  return { reason, setReason, tried, wrongReason: tried ? wrongReason : null, refusal, pending, send }
}

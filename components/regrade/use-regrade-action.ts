import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

export type RegradeDone = { ok: true } | { ok: false; says: string }

/** Sends one thing at a time, then shows the page anew. */
export function useRegradeAction() {
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const run = (call: () => Promise<RegradeDone>, afterwards: () => void = () => {}) =>
    startTransition(async () => {
      const answer = await call().catch(() => null)
      setRefusal(answer === null ? 'The server did not answer. Try again.' : answer.ok ? null : answer.says)
      afterwards()
      router.refresh()
    })
  return { run, refusal, pending }
}

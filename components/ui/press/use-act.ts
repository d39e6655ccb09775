'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

/** One act at a time; the page is loaded again when it is done. */
export function useAct() {
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  function act(call: () => Promise<{ ok: true } | { ok: false; says: string }>, done: () => void = () => {}) {
    setRefusal(null)
    startTransition(async () => {
      const answer = await call().catch(() => null)
      if (answer?.ok) {
        done()
        router.refresh()
      } else setRefusal(answer?.says ?? 'The server did not answer. Try again.')
    })
  }
  return { act, pending, refusal }
}

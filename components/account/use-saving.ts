import { useState, useTransition } from 'react'
import type { Refusal } from '#server/refusal.ts'

type Said = { kind: 'done' } | { kind: 'refused'; says: string; signedOut: boolean } | null

/** Sends a form once at a time, and keeps what came of it until the next change. */
export function useSaving(send: () => Promise<{ ok: true } | Refusal>, onDone: () => void) {
  const [said, setSaid] = useState<Said>(null)
  const [pending, startTransition] = useTransition()
  return {
    said,
    pending,
    forget: () => setSaid(null),
    save() {
      if (pending) return
      setSaid(null)
      startTransition(async () => {
        const answer = await send().catch(() => null)
        if (answer?.ok) {
          setSaid({ kind: 'done' })
          onDone()
          return
        }
        const says = answer?.says ?? 'The server did not answer. Try again; what you typed is still here.'
        setSaid({ kind: 'refused', says, signedOut: answer?.code === 'signed-out' })
      })
    },
  }
}

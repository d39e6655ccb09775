'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { SignInLink } from '#components/account/sign-in-link.tsx'
import { hintPrice } from '#components/course/late-words.ts'
import { ChevronRightIcon } from '#components/ui/icons.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'
import type { Refusal } from '#server/refusal.ts'

export type OpenHint = (input: {
  itemId: string
  variantId: string
  hint: number
  cost: number
}) => Promise<{ ok: true } | Refusal>

export interface ClosedHintProps {
  name: string
  itemId: string
  variantId: string
  /** Counted from 1. */
  hint: number
  /** Percent of the points. */
  cost: number
  openHint: OpenHint
}

const noAnswer = { ok: false, code: 'no-answer', says: 'The server did not answer. Try again.' } as const

/** The next hint, which costs something: its price stands on it, and is said once more before it is paid. Its text comes
 * from the server afterwards. */
export function ClosedHint({ name, itemId, variantId, hint, cost, openHint }: ClosedHintProps) {
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [pending, startTransition] = useTransition()
  const place = useRef<HTMLDivElement>(null)
  const opened = useRef(false)
  // In its place comes the hint itself, which the reader goes on with.
  useEffect(() => {
    const before = place.current?.previousElementSibling
    return () => {
      if (!opened.current) return
      const after = before?.nextElementSibling
      if (!(after instanceof HTMLDetailsElement)) return
      after.open = true
      after.querySelector('summary')?.focus()
    }
  }, [])
  function open() {
    startTransition(async () => {
      const answer = await openHint({ itemId, variantId, hint, cost }).catch(() => noAnswer)
      setRefusal(answer.ok ? null : answer)
      if (!answer.ok) return
      opened.current = true
      router.refresh()
    })
  }
  return (
    <div ref={place} className="border-b border-line">
      <button
        type="button"
        aria-expanded={asking}
        onClick={() => setAsking(true)}
        className="flex min-h-10 w-full cursor-pointer items-center gap-2 py-1.5 text-left font-semibold hover:text-accent"
      >
        <ChevronRightIcon aria-hidden className="size-4 shrink-0 text-muted" />
        <span>
          {name}
          <span className="text-13 font-normal text-muted"> · {hintPrice(cost)}</span>
        </span>
      </button>
      {asking && (
        <Confirm
          word={`Hint ${hint}`}
          title={`it costs ${hintPrice(cost).replace('−', '')}.`}
          yes="Open it"
          no="Leave it closed"
          pending={pending}
          onYes={open}
          onNo={() => {
            setAsking(false)
            setRefusal(null)
          }}
          className="mb-3"
        >
          <p>What you submit from then on counts so much less. What you submitted before keeps its points.</p>
          {refusal && (
            <p role="alert" className="text-attention">
              {refusal.says} {refusal.code === 'signed-out' && <SignInLink />}
            </p>
          )}
        </Confirm>
      )}
    </div>
  )
}

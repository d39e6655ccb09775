'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface SimilarityControlProps {
  itemId: string
  says: string
  look?: 'primary' | 'secondary'
  /** Begins a comparison, or stops it. */
  act: (input: { itemId: string }) => Promise<{ ok: true } | { ok: false; says: string }>
}

/** Begins or stops a comparison; the page then shows how it goes. */
export function SimilarityControl({ itemId, says, look = 'secondary', act }: SimilarityControlProps) {
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const press = () =>
    startTransition(async () => {
      const answer = await act({ itemId }).catch(() => null)
      if (answer?.ok) router.refresh()
      setRefusal(answer === null ? 'The server did not answer. Try again.' : answer.ok ? null : answer.says)
    })
  return (
    <div className="my-6">
      <Button look={look} isPending={pending} onPress={press}>
        {pending ? 'Asking …' : says}
      </Button>
      {refusal && <Notice kind="attention" word="Not done" title={refusal} live className="mt-4" />}
    </div>
  )
}

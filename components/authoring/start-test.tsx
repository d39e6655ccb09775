'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface StartTestProps {
  slug: string
  exerciseId: string
  which: 'draft' | number
  /** Tested before. */
  again: boolean
  start: (input: {
    slug: string
    exerciseId: string
    which: 'draft' | number
  }) => Promise<{ ok: true } | { ok: false; says: string }>
}

/** Asks for a test of the variants; the page then shows how it goes. */
export function StartTest({ slug, exerciseId, which, again, start }: StartTestProps) {
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const press = () =>
    startTransition(async () => {
      const answer = await start({ slug, exerciseId, which }).catch(() => null)
      if (answer?.ok) router.refresh()
      setRefusal(answer === null ? 'The server did not answer. Try again.' : answer.ok ? null : answer.says)
    })
  return (
    <div className="my-6">
      <Button look={again ? 'secondary' : 'primary'} isPending={pending} onPress={press}>
        {pending ? 'Asking …' : again ? 'Test again' : 'Test 1,000 variants'}
      </Button>
      {refusal && <Notice kind="attention" word="Not tested" title={refusal} live className="mt-4" />}
    </div>
  )
}

'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { namesCookie } from '#components/feedback/names-cookie.ts'
import type { ReviewActions } from '#components/feedback/use-review.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface StartReviewProps {
  itemId: string
  waiting: number
  names: boolean
  nextReview: ReviewActions['nextReview']
}

const yearSeconds = 365 * 86_400

/** Begins with the next submission that waits, and says whether names are seen. */
export function StartReview({ itemId, waiting, names, nextReview }: StartReviewProps) {
  const router = useRouter()
  const [says, setSays] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  function start() {
    setSays(null)
    startTransition(async () => {
      const next = await nextReview({ itemId, after: null }).catch(() => null)
      if (next === null || !next.ok) setSays(next?.says ?? 'The server did not answer. Try again.')
      else if (next.submissionId === null)
        setSays('Those that are left are open elsewhere. Try again in some minutes.')
      else router.push(`/submissions/${next.submissionId}/review`)
    })
  }
  function showNames(shown: boolean) {
    // oxlint-disable-next-line unicorn/no-document-cookie -- the server reads it, and hides names before they are sent
    document.cookie = `${namesCookie}=${shown ? 'shown' : 'hidden'}; path=/; max-age=${yearSeconds}; samesite=lax`
    startTransition(() => router.refresh())
  }
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="flex flex-wrap gap-3">
        {waiting > 0 && (
          <Button look="primary" isPending={pending} onPress={start}>
            Look at the next one
          </Button>
        )}
        <Button isPending={pending} onPress={() => showNames(!names)}>
          {names ? 'Hide names' : 'Show names'}
        </Button>
      </p>
      {says !== null && <Notice kind="info" title={says} live />}
    </div>
  )
}

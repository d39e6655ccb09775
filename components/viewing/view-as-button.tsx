'use client'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface ViewAsButtonProps {
  slug: string
  userId: string
  viewAs: (input: { slug: string; userId: string }) => Promise<{ ok: true } | { ok: false; says: string }>
}

/** Begins to look at the course as a student. */
export function ViewAsButton({ slug, userId, viewAs }: ViewAsButtonProps) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const press = () =>
    startTransition(async () => {
      const answer = await viewAs({ slug, userId }).catch(() => null)
      if (answer?.ok) location.assign(`/courses/${slug}`)
      else setRefusal(answer?.says ?? 'The server did not answer. Try again.')
    })
  return (
    <div>
      <Button size="small" isPending={pending} onPress={press}>
        {pending ? 'Asking …' : 'See the course as this student'}
      </Button>
      {refusal && <Notice kind="attention" word="Not done" title={refusal} live className="mt-4" />}
    </div>
  )
}

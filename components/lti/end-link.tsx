'use client'
import { useRouter } from 'next/navigation'
import { SavedLine } from '#components/account/saved-line.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { Button } from '#components/ui/button.tsx'
import type { Refusal } from '#server/refusal.ts'

export interface EndLinkProps {
  slug: string
  context: { id: string; title: string }
  end: (input: { slug: string; contextId: string }) => Promise<{ ok: true } | Refusal>
}

/** Ends a link of courses; it stands behind something to open, so that nobody presses it by the way. */
export function EndLink({ slug, context, end }: EndLinkProps) {
  const router = useRouter()
  const saving = useSaving(
    () => end({ slug, contextId: context.id }),
    () => router.refresh(),
  )
  return (
    <div className="flex flex-col items-start gap-3">
      <p>
        Nobody comes in from “{context.title}” any more, and no points go there. People, their work, and what
        stands there stay. An instructor can link it again by opening the activity there.
      </p>
      <Button size="small" isPending={saving.pending} onPress={() => saving.save()}>
        End the link
      </Button>
      <SavedLine said={saving.said} done="Ended." />
    </div>
  )
}

'use client'
import { useRouter } from 'next/navigation'
import { SavedLine } from '#components/account/saved-line.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { Button } from '#components/ui/button.tsx'
import type { Refusal } from '#server/refusal.ts'

/** Makes a new key for what we sign. */
export function RenewKey({
  renew,
}: {
  renew: (input: Record<string, never>) => Promise<{ ok: true } | Refusal>
}) {
  const router = useRouter()
  const saving = useSaving(
    () => renew({}),
    () => router.refresh(),
  )
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button size="small" isPending={saving.pending} onPress={() => saving.save()}>
        Make a new key
      </Button>
      <SavedLine said={saving.said} done="A new key signs. The one before is published for a week more." />
    </div>
  )
}

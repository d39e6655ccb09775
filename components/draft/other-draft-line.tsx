'use client'
import type { NewerDraft } from '#components/draft/draft-keeper.ts'
import { Button } from '#components/ui/button.tsx'
import { Timestamp } from '#components/ui/timestamp.tsx'

export interface OtherDraftLineProps {
  other: NewerDraft
  /** The other one is what stands in the fields now, to be looked at. */
  looking: boolean
  onLook: (looking: boolean) => void
  onChoose: (whose: 'mine' | 'theirs') => void
}

/** Two drafts, one of which has to be gone on with. Nothing is lost before the choice is made. */
export function OtherDraftLine({ other, looking, onLook, onChoose }: OtherDraftLineProps) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-15">
      <p className="text-attention">
        {looking
          ? 'You are looking at the other draft, saved '
          : 'Another window or device saved a newer draft '}
        <Timestamp at={other.savedAt.toISOString()} show="time" />.{' '}
        {looking ? 'Yours is kept.' : 'Yours is still here, and not saved.'}
      </p>
      <Button size="small" onPress={() => onLook(!looking)}>
        {looking ? 'Back to mine' : 'Look at it'}
      </Button>
      <Button size="small" onPress={() => onChoose('theirs')}>
        Take the newer draft
      </Button>
      <Button size="small" onPress={() => onChoose('mine')}>
        Keep mine
      </Button>
    </div>
  )
}

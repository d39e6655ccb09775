'use client'
import { useRef } from 'react'
import type { NewerDraft } from '#components/draft/draft-keeper.ts'
import { Button } from '#components/ui/button.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

export interface OtherDraftLineProps {
  other: NewerDraft
  /** The other one is what stands in the fields now, to be looked at. */
  looking: boolean
  onLook: (looking: boolean) => void
  onChoose: (whose: 'mine' | 'theirs') => void
}

/**
 * Two drafts, one of which has to be gone on with. Nothing is lost before the choice is made. Afterwards the focus is at
 * the `data-draft-place` around it, which then says how the draft stands.
 */
export function OtherDraftLine({ other, looking, onLook, onChoose }: OtherDraftLineProps) {
  const line = useRef<HTMLDivElement>(null)
  function choose(whose: 'mine' | 'theirs') {
    line.current?.closest<HTMLElement>('[data-draft-place]')?.focus()
    onChoose(whose)
  }
  return (
    <div
      ref={line}
      role="alert"
      className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-15 max-sm:text-13"
    >
      {/* Room for the longer of both sentences, so that no button moves from under a pointer. */}
      <p className="basis-full text-attention max-sm:min-h-[2lh]">
        {looking ? 'You are looking at the other draft, saved ' : 'Another window saved a newer draft '}
        <Timestamp at={other.savedAt.toISOString()} show="time" />.{' '}
        {looking ? 'Yours is kept.' : 'Yours is kept, not saved.'}
      </p>
      <Button size="small" className="min-w-28" onPress={() => onLook(!looking)}>
        {looking ? 'Back to mine' : 'Look at it'}
      </Button>
      <Button size="small" onPress={() => choose('theirs')}>
        Take it
      </Button>
      <Button size="small" onPress={() => choose('mine')}>
        Keep mine
      </Button>
    </div>
  )
}

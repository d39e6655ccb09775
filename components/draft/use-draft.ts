'use client'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { DraftKeeper, type DraftOptions, type DraftStatus } from '#components/draft/draft-keeper.ts'
import { recallLocal } from '#components/draft/local-draft.ts'

export interface UseDraftOptions<Content> extends DraftOptions<Content> {
  /** Turns what an earlier page left in this tab into content again, or null when it cannot be used. */
  recall: (stored: unknown) => Content | null
}

export interface Draft<Content> {
  content: Content
  status: DraftStatus
  change: (content: Content) => void
  /** After this content was submitted there is nothing left to lose; left out, it is the newest. */
  settle: (submitted?: Content) => void
}

/** A draft that saves itself, for as long as the component lives; the options count when it begins. */
export function useDraft<Content>(options: UseDraftOptions<Content>): Draft<Content> {
  const [keeper] = useState(() => new DraftKeeper<Content>(options))
  const { content, status } = useSyncExternalStore(keeper.subscribe, keeper.snapshot, keeper.snapshot)

  const recall = useEffectEvent(() => {
    const left = recallLocal(options.storageKey, keeper.revision)
    const recalled = left === null ? null : options.recall(left.content)
    if (left !== null && recalled !== null) keeper.resume(recalled, left.revision)
  })
  useEffect(() => {
    recall()
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.isUnsaved) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    document.addEventListener('visibilitychange', keeper.flush)
    return () => {
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', keeper.flush)
      keeper.flush()
    }
  }, [keeper])

  return { content, status, change: keeper.change, settle: keeper.settle }
}

'use client'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { DraftKeeper, type DraftOptions, type DraftSnapshot } from '#components/draft/draft-keeper.ts'

export interface Draft<Content> extends DraftSnapshot<Content> {
  keeper: DraftKeeper<Content>
}

/** A draft that saves itself, for as long as the component lives; the options count when it begins. */
export function useDraft<Content>(options: DraftOptions<Content>): Draft<Content> {
  const [keeper] = useState(() => new DraftKeeper<Content>(options))
  const snapshot = useSyncExternalStore(keeper.subscribe, keeper.snapshot, keeper.snapshot)
  const resume = useEffectEvent(() => keeper.resume())
  useEffect(() => {
    resume()
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.isUnsaved) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    window.addEventListener('online', keeper.flush)
    document.addEventListener('visibilitychange', keeper.flush)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('online', keeper.flush)
      document.removeEventListener('visibilitychange', keeper.flush)
      keeper.flush()
    }
  }, [keeper])
  return { keeper, ...snapshot }
}

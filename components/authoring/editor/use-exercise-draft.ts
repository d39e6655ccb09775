'use client'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import {
  ExerciseDraftKeeper,
  type ExerciseDraftOptions,
} from '#components/authoring/editor/exercise-draft-keeper.ts'

/** A draft that saves itself, for as long as the component lives; the options count when it begins. */
export function useExerciseDraft<Test>(options: ExerciseDraftOptions<Test>) {
  const [keeper] = useState(() => new ExerciseDraftKeeper<Test>(options))
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

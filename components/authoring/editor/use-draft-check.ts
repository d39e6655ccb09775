'use client'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'

export interface ShownDraft {
  title: string
  version: number
  isLab: boolean
  parameters: string
  student: ReactNode
  solution: ReactNode
}

export type DraftCheck = (input: {
  text: string
  seed: string
}) => Promise<
  { ok: true; problems: readonly ExerciseProblem[]; shown: ShownDraft | null } | { ok: false; says: string }
>

export interface CheckedDraft {
  /** Null before the first answer. */
  problems: readonly ExerciseProblem[] | null
  /** The last one that could be shown, also while there is a problem. */
  shown: ShownDraft | null
  /** The text and the seed that were checked are those of now. */
  isCurrent: boolean
  /** Why it could not be checked; null when it could. */
  failed: string | null
}

const pauseMs = 600
const retryMs = 5_000

/** Checks the text after each pause in typing, one check at a time. What is shown stays while there is a problem. */
export function useDraftCheck(text: string, seed: string, check: DraftCheck): CheckedDraft {
  const [checked, setChecked] = useState<Omit<CheckedDraft, 'isCurrent'> & { key: string | null }>({
    problems: null,
    shown: null,
    failed: null,
    key: null,
  })
  const checking = useRef(false)
  const key = `${seed}\n${text}`

  const run = useEffectEvent(async () => {
    if (checking.current) return
    checking.current = true
    const answer = await check({ text, seed }).catch(() => null)
    checking.current = false
    // Also looks again: something may have been typed meanwhile, or there was no answer.
    setChecked((before) => {
      if (answer?.ok) {
        return { problems: answer.problems, shown: answer.shown ?? before.shown, failed: null, key }
      }
      const says = answer?.says ?? 'The server did not answer. Trying again.'
      return { ...before, failed: says, key: answer === null ? null : key }
    })
  })
  useEffect(() => {
    if (checked.key === key) return undefined
    const timer = setTimeout(() => void run(), checked.failed === null ? pauseMs : retryMs)
    return () => clearTimeout(timer)
  }, [checked, key])

  return { ...checked, isCurrent: checked.key === key }
}

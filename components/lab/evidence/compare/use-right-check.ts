'use client'
import { useEffect, useState } from 'react'
import type { RightBeside } from '#server/comparisons/comparison-view.ts'
import type { Refusal } from '#server/refusal.ts'

/** Asks the server for a check of a right program. */
export type AskForRight = (input: {
  runId: string
  check: string
}) => Promise<({ ok: true } & RightBeside) | Refusal>

const againMs = 1_000
/** A run of a lab takes seconds; a machine that is busy takes longer. */
const asksMax = 120

/** Null while it is asked for the first time. `ask` is asked again until there is an answer. */
export function useRightCheck(ask: AskForRight, runId: string, check: string): RightBeside | null {
  const [found, setFound] = useState<RightBeside | null>(null)
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async (asks: number) => {
      const answer = await ask({ runId, check }).catch(() => null)
      if (over) return
      const comparison: RightBeside = answer !== null && answer.ok ? answer : { state: 'none' }
      const waits = comparison.state === 'waiting'
      setFound(waits && asks >= asksMax ? { state: 'none' } : comparison)
      if (waits && asks < asksMax) timer = setTimeout(() => void look(asks + 1), againMs)
    }
    void look(1)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [ask, runId, check])
  return found
}

'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import type { Losses } from '#components/course/late-words.ts'
import { randomKey } from '#components/draft/random-key.ts'
import { isOver } from '#components/lab/run/run-summary.ts'
import { type FollowedRun, useRunEvents } from '#components/lab/run/use-run-events.ts'
import type { Program } from '#graders/labs/contract/program.ts'
import type { Refusal } from '#server/refusal.ts'
import type { Lateness } from '#server/scores/lateness-view.ts'

interface RunRefusal extends Refusal {
  /** A run that is still going, when that is why. */
  runId?: string
}
export interface ShownRun {
  id: string
  mode: 'practice' | 'submission'
  /** Of a submission: what was taken off its points. */
  losses?: Losses
}

export interface RunActions {
  runVisibleChecks: (input: {
    itemId: string
    variantId: string
    program: Program
  }) => Promise<{ ok: true; runId: string; late?: undefined; hintsCost?: undefined } | RunRefusal>
  submitProgram: (input: {
    itemId: string
    variantId: string
    key: string
    program: Program
  }) => Promise<
    { ok: true; submissionId: string; runId: string; late?: Lateness | null; hintsCost?: number } | RunRefusal
  >
}

export interface LabRun {
  shown: ShownRun | null
  followed: FollowedRun
  /** Started on this page, so the reader waits for its end. */
  startedHere: boolean
  pending: boolean
  /** Started here, and not over. */
  going: boolean
  refusal: { says: string; signedOut: boolean } | null
  start: (mode: ShownRun['mode'], program: Program) => void
  /** The program was changed: what is submitted next is another submission. */
  changed: () => void
}

const noAnswer = 'The server did not answer. Your program is still here; try again.'

/** The run that a lab's page shows: the last one, or whichever is started here. */
export function useLabRun(
  { itemId, variantId }: { itemId: string; variantId: string },
  lastRun: ShownRun | null,
  actions: RunActions,
  onStart: () => void,
): LabRun {
  const router = useRouter()
  const [shown, setShown] = useState(lastRun)
  const [startedHere, setStartedHere] = useState(false)
  const [refusal, setRefusal] = useState<LabRun['refusal']>(null)
  const [pending, startTransition] = useTransition()
  const key = useRef<string | null>(null)
  const followed = useRunEvents(shown?.id ?? null, () => {
    if (startedHere) router.refresh()
  })
  const going = shown !== null && startedHere && !isOver(followed.run) && followed.connection !== 'refused'

  function start(mode: ShownRun['mode'], program: Program) {
    if (pending || going) return
    setRefusal(null)
    key.current ??= randomKey()
    const submission = { itemId, variantId, key: key.current, program }
    startTransition(async () => {
      const call =
        mode === 'practice'
          ? actions.runVisibleChecks({ itemId, variantId, program })
          : actions.submitProgram(submission)
      const answer = await call.catch(() => null)
      if (answer === null) return setRefusal({ says: noAnswer, signedOut: false })
      if (!answer.ok) setRefusal({ says: answer.says, signedOut: answer.code === 'signed-out' })
      if (mode === 'submission' && answer.ok) key.current = null
      if (answer.runId === undefined) return
      setStartedHere(true)
      const losses = answer.ok ? { late: answer.late, hintsCost: answer.hintsCost } : {}
      setShown({ id: answer.runId, mode, losses })
      onStart()
    })
  }

  const changed = () => {
    key.current = null
  }
  return { shown, followed, startedHere, pending, going, refusal, start, changed }
}

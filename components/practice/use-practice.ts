'use client'
import { useRouter } from 'next/navigation'
import { type RefObject, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { Stage } from '#components/exercise/answer-actions.tsx'
import type { UnjudgedPart } from '#components/exercise/answer-parts.tsx'
import { goToPart } from '#components/exercise/go-to-part.ts'
import { isUnchanged } from '#components/exercise/is-unchanged.ts'
import { useShownVerdict } from '#components/exercise/use-shown-verdict.ts'
import { checkAnswers, type HeldPart, readAnswers } from '#components/parts/part-widget.tsx'
import { KeptInTab } from '#components/practice/kept-in-tab.ts'
import type { PracticeFormProps } from '#components/practice/practice-form-props.ts'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { Response } from '#graders/exercise/response.ts'

const noAnswer = 'The server did not answer. What you typed is still here; try again.'

interface Judged {
  response: Response
  result: ExplainedResult
}

interface PracticeState {
  content: Response
  /** Counts up when the content was replaced from outside the fields. */
  generation: number
  judged: Judged | null
  stage: Stage
  locked: boolean
  pending: boolean
  held: readonly HeldPart[]
  unjudged: readonly UnjudgedPart[]
  refusal: string | null
  verdictRef: RefObject<HTMLHeadingElement | null>
  change: (part: string, answer: Response[string]) => void
  submit: () => void
  submitBlank: () => void
  tryAgain: () => void
  takeNewNumbers: () => void
  endWithSolution: () => void
}

/** One set of numbers that nobody stores: its sealed text stands in the address, and what is typed in this tab. */
export function usePractice({
  exerciseId,
  numbers,
  parts,
  ended,
  actions,
  ...props
}: PracticeFormProps): PracticeState {
  const router = useRouter()
  const [set, setSet] = useState(props.set)
  const [kept] = useState(() => new KeptInTab<Response>(`practice:${exerciseId}:${numbers}`, {}))
  const { content, generation } = useSyncExternalStore(kept.subscribe, kept.snapshot, kept.snapshot)
  const [judged, setJudged] = useState<(Judged & { id: string }) | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [held, setHeld] = useState<readonly HeldPart[]>([])
  const [unjudged, setUnjudged] = useState<readonly UnjudgedPart[]>([])
  const [trying, setTrying] = useState(false)
  const [pending, setPending] = useState(false)
  // Ended before this page was opened: nothing to change. Ended while it is open, its fields stay as they are.
  const [locked] = useState(ended)
  const verdictRef = useShownVerdict(judged?.id)
  const page = `/practice/${exerciseId}`

  const begin = useEffectEvent(() => {
    // The address of these numbers: a reload, or a friend who is sent it, sees the same.
    window.history.replaceState(null, '', `${page}?set=${set}`)
    kept.resume((stored) => readAnswers(parts, stored))
  })
  useEffect(() => begin(), [])

  const solved = judged !== null && judged.result.score >= 1
  const unchanged = judged !== null && isUnchanged(content, judged.response, parts)
  const open = unchanged && !trying ? 'judged' : 'answering'
  const stage: Stage = solved ? 'solved' : ended ? 'ended' : open

  function clear() {
    setRefusal(null)
    setHeld([])
    setUnjudged([])
  }

  /** `shown`: the page has more to show of it. */
  function goOn(next: string, shown: boolean) {
    setSet(next)
    if (shown) router.replace(`${page}?set=${next}`, { scroll: false })
    else window.history.replaceState(null, '', `${page}?set=${next}`)
  }

  async function submit(blank: boolean) {
    if (pending || stage !== 'answering' || locked) return
    clear()
    const { response, held: found } = checkAnswers(parts, content)
    if (found.some(({ readability }) => readability.is === 'unreadable' || !blank)) return setHeld(found)
    if (unchanged) return setRefusal('Not submitted: this is the answer that was judged. Change it first.')
    setPending(true)
    const answer = await actions.judge({ exerciseId, set, response }).catch(() => null)
    setPending(false)
    if (answer?.ok) {
      setTrying(false)
      setJudged({ id: answer.set, response, result: answer.result })
      return goOn(answer.set, answer.result.score >= 1)
    }
    setUnjudged(answer?.unjudged ?? [])
    setRefusal(answer?.says ?? noAnswer)
  }

  async function end() {
    clear()
    setPending(true)
    const answer = await actions.end({ exerciseId, set }).catch(() => null)
    setPending(false)
    if (answer?.ok) goOn(answer.set, true)
    else setRefusal(answer?.says ?? noAnswer)
  }

  return {
    content,
    generation,
    judged,
    stage,
    locked,
    pending,
    held,
    unjudged,
    refusal,
    verdictRef,
    change(part, answer) {
      clear()
      // What was answered in this moment, too, and not yet shown.
      kept.change({ ...kept.snapshot().content, [part]: answer })
    },
    submit: () => void submit(false),
    submitBlank: () => void submit(true),
    tryAgain() {
      setTrying(true)
      const wrong = judged?.result.parts.find(({ outcome }) => outcome.status !== 'passed')
      if (wrong) goToPart(wrong.part)
    },
    takeNewNumbers() {
      kept.forget()
      router.replace(page, { scroll: false })
    },
    endWithSolution: () => void end(),
  }
}

'use client'
import { useRouter } from 'next/navigation'
import { type RefObject, useRef, useState } from 'react'
import { randomKey } from '#components/draft/random-key.ts'
import { type Draft, useDraft } from '#components/draft/use-draft.ts'
import type { Stage } from '#components/exercise/answer-actions.tsx'
import type { UnjudgedPart } from '#components/exercise/answer-parts.tsx'
import type { JudgedAnswer } from '#components/exercise/exercise-actions.ts'
import type { ExerciseFormProps } from '#components/exercise/exercise-form-props.ts'
import { goToPart } from '#components/exercise/go-to-part.ts'
import { isUnchanged } from '#components/exercise/is-unchanged.ts'
import { useShownVerdict } from '#components/exercise/use-shown-verdict.ts'
import { checkAnswers, type HeldPart, readAnswers } from '#components/parts/part-widget.tsx'
import type { Response } from '#graders/exercise/response.ts'
import type { Refusal } from '#server/refusal.ts'

const noAnswer = 'The server did not answer. What you typed is still here; try again.'

interface AnswerState extends Pick<Draft<Response>, 'content' | 'status' | 'conflict' | 'generation'> {
  /** What stands in the fields is the other draft, to be looked at. */
  looking: boolean
  look: (looking: boolean) => void
  choose: (whose: 'mine' | 'theirs') => void
  judged: JudgedAnswer | null
  /** After a verdict something else was typed. */
  unsubmitted: boolean
  stage: Stage
  locked: boolean
  pending: boolean
  /** Parts in the way of the last press of Submit. */
  held: readonly HeldPart[]
  unjudged: readonly UnjudgedPart[]
  refusal: { says: string; signedOut: boolean } | null
  verdictRef: RefObject<HTMLHeadingElement | null>
  change: (part: string, answer: Response[string]) => void
  submit: () => void
  submitBlank: () => void
  tryAgain: () => void
  takeNewNumbers: () => void
  endWithSolution: () => void
}

/** One set of numbers on the page: what is typed, what was said of it, and what is done next. */
export function useAnswer(props: ExerciseFormProps): AnswerState {
  const { itemId, attempt, variantId, parts, draft, actions } = props
  const router = useRouter()
  const [fresh, setFresh] = useState<JudgedAnswer | null>(null)
  const [refusal, setRefusal] = useState<AnswerState['refusal']>(null)
  const [held, setHeld] = useState<readonly HeldPart[]>([])
  const [unjudged, setUnjudged] = useState<readonly UnjudgedPart[]>([])
  const [trying, setTrying] = useState(false)
  // Ends with the reply, not when the page behind it is loaded again: a press meanwhile must not be lost.
  const [pending, setPending] = useState(false)
  // Ended before this page was opened: nothing to change. Ended while it is open, its fields stay as they are.
  const [locked] = useState(props.ended || !(props.submit.possible || props.inExam))
  // One key per answer: pressed twice, or sent again after a lost reply, it is one submission.
  const key = useRef<string | null>(null)
  const verdictRef = useShownVerdict(fresh?.submissionId)

  const judged = newer(fresh, props.judged)
  const startsWith =
    props.judged && (props.ended || draft === null || draft.savedAt <= props.judged.submittedAt)
      ? props.judged.response
      : (draft?.content ?? {})
  const [looking, setLooking] = useState(false)
  const { content, status, conflict, keeper, generation } = useDraft<Response>({
    storageKey: `draft:${variantId}`,
    initial: { content: startsWith, revision: draft?.revision ?? 0, savedAt: draft?.savedAt ?? null },
    save: (response, seen) =>
      actions.saveDraft({ itemId, attempt, variantId, seen, content: { kind: 'response', response } }),
    read: (stored) => (props.ended ? null : readAnswers(parts, stored)),
  })
  const isLooking = looking && conflict !== null

  const solved = judged !== null && judged.result.score >= 1
  const unchanged = judged !== null && isUnchanged(content, judged.response, parts)
  const stage: Stage = solved
    ? 'solved'
    : props.ended
      ? 'ended'
      : unchanged && !trying
        ? 'judged'
        : 'answering'

  function clear() {
    setRefusal(null)
    setHeld([])
    setUnjudged([])
  }

  async function submit(blank: boolean) {
    if (pending || isLooking || stage !== 'answering' || !props.submit.possible) return
    clear()
    const checked = checkAnswers(parts, content)
    if (checked.held.some(({ readability }) => readability.is === 'unreadable' || !blank)) {
      setHeld(checked.held)
      return
    }
    if (unchanged) {
      const says = 'Not submitted: this is the answer that was judged. Change it first.'
      setRefusal({ says, signedOut: false })
      return
    }
    key.current ??= randomKey()
    const { response } = checked
    const after = judged?.submissionId ?? null
    const sent = { itemId, attempt, variantId, key: key.current, response, after }
    setPending(true)
    const answer = await actions.submitResponse(sent).catch(() => null)
    setPending(false)
    if (answer?.ok) {
      const { submissionId, result, late, retried, hintsCost } = answer
      key.current = null
      keeper.settle(content)
      setTrying(false)
      setFresh({ submissionId, response, result, late, retried, hintsCost })
      router.refresh()
      return
    }
    // What could not be judged is stored under its key; the next try is another one.
    if (answer?.code === 'faulted') key.current = null
    setUnjudged(answer?.unjudged ?? [])
    setRefusal(refusalOf(answer))
    // What was done in another window is shown here.
    if (answer?.code === 'judged-elsewhere' || answer?.code === 'set-ended') router.refresh()
  }

  async function act(work: () => Promise<{ ok: true } | Refusal>) {
    clear()
    setPending(true)
    const answer = await work().catch(() => null)
    setPending(false)
    if (answer?.ok) router.refresh()
    else setRefusal(refusalOf(answer))
  }

  return {
    content: isLooking ? conflict.content : content,
    status,
    conflict,
    generation,
    looking: isLooking,
    look: setLooking,
    choose(whose) {
      setLooking(false)
      keeper.choose(whose)
    },
    judged,
    unsubmitted: judged !== null && !unchanged,
    stage,
    locked: locked || isLooking,
    pending,
    held,
    unjudged,
    refusal,
    verdictRef,
    change(part, answer) {
      key.current = null
      clear()
      // What was answered in this moment, too, and not yet shown.
      keeper.change({ ...keeper.snapshot().content, [part]: answer })
    },
    submit: () => void submit(false),
    submitBlank: () => void submit(true),
    tryAgain() {
      setTrying(true)
      const wrong = judged?.result.parts.find(({ outcome }) => outcome.status !== 'passed')
      if (wrong) goToPart(wrong.part)
    },
    takeNewNumbers: () => void act(() => actions.newNumbers({ itemId, attempt, variantId })),
    endWithSolution: () => void act(() => actions.showSolution({ itemId, attempt, variantId })),
  }
}

/** Null is no answer at all. */
const refusalOf = (answer: Refusal | null) => ({
  says: answer?.says ?? noAnswer,
  signedOut: answer?.code === 'signed-out',
})

/** Ids of submissions are made in the order of time. */
function newer(fresh: JudgedAnswer | null, known: JudgedAnswer | null): JudgedAnswer | null {
  if (fresh === null || known === null) return fresh ?? known
  return fresh.submissionId > known.submissionId ? fresh : known
}

'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react'
import type { SaveOutcome } from '#components/draft/draft-keeper.ts'
import { DraftStatusLine } from '#components/draft/draft-status-line.tsx'
import { randomKey } from '#components/draft/random-key.ts'
import { useDraft } from '#components/draft/use-draft.ts'
import { AnswerParts, type UnjudgedPart } from '#components/exercise/answer-parts.tsx'
import { VerdictNotice } from '#components/exercise/verdict-notice.tsx'
import { readAnswers } from '#components/parts/part-widget.tsx'
import { Announcer } from '#components/ui/announcer.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { PresentedPart } from '#graders/parts/registry.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'
import type { Possible } from '#server/items/item-view.ts'
import type { Refusal } from '#server/refusal.ts'
import type { Lateness } from '#server/scores/lateness-view.ts'

interface AnswerRefusal extends Refusal {
  unjudged?: readonly UnjudgedPart[]
}

export interface ExerciseActions {
  saveDraft: (input: {
    itemId: string
    attempt: number
    revision: number
    content: { kind: 'response'; response: Response }
  }) => Promise<SaveOutcome>
  submitResponse: (input: {
    itemId: string
    attempt: number
    key: string
    response: Response
  }) => Promise<
    { ok: true; submissionId: string; result: ExplainedResult; late?: Lateness | null } | AnswerRefusal
  >
  newNumbers: (input: { itemId: string; attempt: number }) => Promise<{ ok: true; attempt: number } | Refusal>
}

export interface ExerciseFormProps {
  itemId: string
  /** The set of numbers on the page, counted from 1. */
  attempt: number
  points: number
  parts: readonly PresentedPart[]
  draft: { content: Response; revision: number; savedAt: Date } | null
  /** What was submitted for these numbers, and the verdict. */
  judged: { response: Response; result: ExplainedResult; late?: Lateness | null } | null
  /** Right diagrams by part; none until solutions may be seen. */
  diagrams?: readonly { name: string; timeline: Timeline }[]
  submit: Possible
  newNumbers: Possible
  actions: ExerciseActions
}

const noAnswer = 'The server did not answer. What you typed is still here; try again.'

/** The parts to answer, with one Submit. A draft saves itself and is never judged. New numbers begin afresh. */
export function ExerciseForm(props: ExerciseFormProps) {
  const { attempt } = props
  const shown = useRef(attempt)
  useEffect(() => {
    if (shown.current === attempt) return
    shown.current = attempt
    // The button that was pressed is gone: the reader goes on at the new question.
    document.getElementById('question')?.focus()
  }, [attempt])
  return <AttemptForm key={attempt} {...props} />
}

function AttemptForm(props: ExerciseFormProps) {
  const { itemId, attempt, parts, draft, submit, newNumbers, actions } = props
  const router = useRouter()
  const [judged, setJudged] = useState(props.judged)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [unjudged, setUnjudged] = useState<readonly UnjudgedPart[]>([])
  const [pending, startTransition] = useTransition()
  // One key per answer: pressed twice, or sent again after a lost reply, it is one submission.
  const key = useRef<string | null>(null)
  const verdictRef = useRef<HTMLHeadingElement>(null)
  const [justJudged, setJustJudged] = useState(false)

  const { content, change, status, settle } = useDraft<Response>({
    storageKey: `draft:${itemId}:${attempt}`,
    initial: {
      content: judged?.response ?? draft?.content ?? {},
      revision: draft?.revision ?? 0,
      savedAt: draft?.savedAt ?? null,
    },
    save: (response, revision) =>
      actions.saveDraft({ itemId, attempt, revision, content: { kind: 'response', response } }),
    recall: (stored) => {
      return props.judged === null ? readAnswers(parts, stored) : null
    },
  })

  useEffect(() => {
    if (justJudged) verdictRef.current?.focus()
  }, [justJudged])

  function send(event: FormEvent) {
    event.preventDefault()
    if (pending || !submit.possible || judged) return
    setRefusal(null)
    setUnjudged([])
    key.current ??= randomKey()
    const sent = { itemId, attempt, key: key.current, response: content }
    startTransition(async () => {
      const answer = await actions.submitResponse(sent).catch(() => null)
      if (answer?.ok) {
        settle()
        setJudged({ response: sent.response, result: answer.result, late: answer.late ?? null })
        setJustJudged(true)
        router.refresh()
      } else {
        // What could not be judged is stored under its key; the next try is another one.
        if (answer?.code === 'faulted') key.current = null
        setUnjudged(answer?.unjudged ?? [])
        setRefusal(answer?.says ?? noAnswer)
      }
    })
  }

  function takeNewNumbers() {
    setRefusal(null)
    startTransition(async () => {
      const answer = await actions.newNumbers({ itemId, attempt }).catch(() => null)
      if (answer?.ok) router.refresh()
      else setRefusal(answer?.says ?? noAnswer)
    })
  }

  return (
    <form onSubmit={send} noValidate aria-busy={pending}>
      <AnswerParts
        parts={parts}
        points={props.points}
        diagrams={props.diagrams ?? []}
        response={content}
        judged={judged?.result ?? null}
        locked={judged !== null || pending || !submit.possible}
        unjudged={unjudged}
        onAnswer={(part, answer) => {
          key.current = null
          setUnjudged((notes) => notes.filter((note) => note.part !== part))
          change({ ...content, [part]: answer })
        }}
      />
      {judged ? (
        <VerdictNotice
          result={judged.result}
          points={props.points}
          late={judged.late ?? null}
          titleRef={verdictRef}
          newNumbers={newNumbers}
          pending={pending}
          onNewNumbers={takeNewNumbers}
        />
      ) : (
        <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
          {submit.possible && (
            <Button type="submit" look="primary" isPending={pending}>
              {pending ? 'Submitting …' : 'Submit'}
            </Button>
          )}
          <DraftStatusLine status={status} />
        </div>
      )}
      {!submit.possible && !judged && <Notice kind="info" className="mt-4" title={submit.because} />}
      {refusal && <Notice kind="attention" word="Not done" title={refusal} live className="mt-4" />}
      <Announcer message={pending ? 'Sending.' : ''} />
    </form>
  )
}
